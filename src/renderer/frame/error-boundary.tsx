import { Component, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { frameWords } from '../words/frame.ts';

interface Props {
  readonly children: ReactNode;
}

/** A mistake in drawing takes the window's content, never the app: this says so. */
export class ErrorBoundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className="alone" role="alert">
        <h1>{frameWords.broken}</h1>
        <p>{frameWords.brokenNext}</p>
        <Button kind="filled" onPress={() => window.location.reload()}>
          {frameWords.reload}
        </Button>
      </main>
    );
  }
}
