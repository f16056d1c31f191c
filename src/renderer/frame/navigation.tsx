import { type ReactNode, useRef } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { stateNames } from '../../shared/states.ts';
import { Chip } from '../parts/chip.tsx';
import { StateGlyph, toneOf } from '../parts/state-glyph.tsx';
import type { Place } from '../place.ts';
import { frameWords } from '../words/frame.ts';
import { NavigationItem } from './navigation-item.tsx';
import { screens } from './screens.ts';
import { somethingWaits } from './shown-screen.ts';
import { walkByArrows } from './walk-by-arrows.ts';

interface NavigationProps {
  readonly snapshot: Snapshot;
  readonly shown: Place['screen'];
  /** Stands in for the screens while the app is being set up. */
  readonly steps: ReactNode | null;
}

/** The sidebar: one stop for Tab, arrow keys inside. Its first row is the state itself. */
export function Navigation({ snapshot, shown, steps }: NavigationProps) {
  const list = useRef<HTMLElement>(null);
  const items = steps === null ? screens : screens.slice(-1);
  const stop = items.some(({ id }) => id === shown) ? shown : items[0]?.id;
  return (
    <nav
      ref={list}
      className="sidebar"
      aria-label={frameWords.navigation}
      data-pane
      onKeyDown={(event) => list.current && walkByArrows(event, list.current)}
    >
      <div className="title-bar-gap" />
      {steps !== null && <StateRow snapshot={snapshot} />}
      {steps}
      {items.map(({ id, icon }) => (
        <NavigationItem
          key={id}
          id={id}
          icon={icon}
          isShown={id === shown}
          isStop={id === stop}
          mark={<ItemMark id={id} snapshot={snapshot} />}
          above={id === 'settings' && snapshot.demo ? <DemoChip /> : null}
          state={snapshot.health.state}
        />
      ))}
    </nav>
  );
}

function StateRow({ snapshot }: { readonly snapshot: Snapshot }) {
  const { state } = snapshot.health;
  return (
    <p className="state-row">
      <StateGlyph state={state} size={16} />
      <span>{stateNames[state]}</span>
    </p>
  );
}

function ItemMark({ id, snapshot }: { readonly id: string; readonly snapshot: Snapshot }) {
  const { state } = snapshot.health;
  if (id === 'overview') {
    return (
      <span className="item-state" data-tone={state === 'needs-you' ? toneOf(state) : undefined}>
        {stateNames[state]}
      </span>
    );
  }
  if (id !== 'assistants' || !somethingWaits(snapshot)) return null;
  return (
    <span className="item-dot">
      <span className="unseen">{frameWords.somethingWaits}</span>
    </span>
  );
}

function DemoChip() {
  return (
    <span className="demo-chip">
      <Chip tone="work">{frameWords.demo}</Chip>
    </span>
  );
}
