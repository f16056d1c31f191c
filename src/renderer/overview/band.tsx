import { useId, useState } from 'react';
import type { Moment, StateAction } from '../../shared/said.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type StateWords, stateWords } from '../../shared/state-words.ts';
import type { State } from '../../shared/states.ts';
import { Button } from '../parts/button.tsx';
import { DetailsList } from '../parts/details-list.tsx';
import type { IconName } from '../parts/icon.tsx';
import { Ring } from '../parts/ring.tsx';
import { StateGlyph, toneOf } from '../parts/state-glyph.tsx';
import { useVerifying } from '../verifying.ts';
import { overviewWords } from '../words/overview.ts';
import { partWords } from '../words/parts.ts';
import { detailsOf } from './details-of.tsx';
import { ringOf } from './ring-of.ts';
import { carryOut, leaveDemo } from './state-actions.ts';

interface BandProps {
  readonly snapshot: Snapshot;
  readonly moment: Moment;
}

/** The truth first: word, proof, what happens next, what to do. */
export function Band({ snapshot, moment }: BandProps) {
  const words = stateWords(snapshot, moment);
  const { state } = snapshot.health;
  const ring = ringOf(snapshot, moment);
  return (
    <header className="band" data-tone={toneOf(state)}>
      <div className="band-words">
        <h1>
          <StateGlyph state={state} size={24} />
          {words.word}
        </h1>
        <p className="band-sentence">{words.sentence}</p>
        <p className="band-next">{words.next}</p>
        <Actions words={words} snapshot={snapshot} moment={moment} />
      </div>
      <Ring shape={ring.shape} value={ring.value} caption={ring.caption} />
    </header>
  );
}

const icons: Readonly<Partial<Record<StateAction, { icon?: IconName; endIcon?: IconName }>>> = {
  copyToken: { icon: 'copy' },
  openApiClients: { endIcon: 'browser' },
};

/** In these states the first button is the one thing to do now. */
const pressing: readonly State[] = ['needs-you', 'not-set-up', 'paused'];

/** Whoever doubts that a network is away can look further than one try does. */
function actionsIn(words: StateWords, state: State): StateWords['actions'] {
  if (state !== 'offline' || words.actions.some(({ id }) => id === 'verify')) return words.actions;
  return [...words.actions, { id: 'verify', label: overviewWords.verify }];
}

function Actions({ words, snapshot, moment }: BandProps & { readonly words: StateWords }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isVerifying = useVerifying().kind === 'running';
  const { state } = snapshot.health;
  return (
    <>
      <div className="band-actions">
        {actionsIn(words, state).map((action, at) => (
          <Button
            key={action.id}
            kind={at === 0 && pressing.includes(state) ? 'filled' : 'plain'}
            blockedBecause={action.id === 'verify' && isVerifying ? overviewWords.busy : null}
            onPress={() => void carryOut(action.id)}
            {...icons[action.id]}
          >
            {action.label}
          </Button>
        ))}
        {snapshot.demo && (
          <Button kind="quiet" onPress={() => void leaveDemo()}>
            {overviewWords.leaveDemo}
          </Button>
        )}
        {state !== 'ready' && (
          <Button
            kind="quiet"
            endIcon={isOpen ? 'up' : 'down'}
            isExpanded={isOpen}
            controls={id}
            onPress={() => setOpen(!isOpen)}
          >
            {partWords.details}
          </Button>
        )}
      </div>
      {isOpen && state !== 'ready' && <DetailsList id={id} details={detailsOf(snapshot, moment)} />}
    </>
  );
}
