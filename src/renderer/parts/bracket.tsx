import type { Snapshot } from '../../shared/snapshot.ts';
import { partWords } from '../words/parts.ts';
import { Icon } from './icon.tsx';

interface BracketProps {
  readonly scope: Snapshot['scopes'][number];
  /** Remembered from before: it keeps its tick and loses its green. */
  readonly isRemembered: boolean;
}

/** Tools hanging by the scope that grants them. */
export function Bracket({ scope, isRemembered }: BracketProps) {
  return (
    <div
      className="bracket"
      data-granted={scope.isGranted || undefined}
      data-remembered={isRemembered || undefined}
    >
      <ul className="bracket-tools">
        {scope.tools.map((tool) => (
          <li key={tool} data-tone="ready">
            <Icon name={scope.isGranted ? 'tick' : 'minus'} size={14} />
            <code>{tool}</code>
          </li>
        ))}
      </ul>
      <div className="bracket-arm" />
      <p className="bracket-scope">
        <code>{scope.name}</code>
        {!scope.isGranted && <span data-tone="need">{partWords.notGranted}</span>}
      </p>
    </div>
  );
}
