import type { Moment } from '../../shared/said.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Monogram } from '../parts/monogram.tsx';
import { go } from '../place.ts';
import { overviewWords } from '../words/overview.ts';
import { seenText } from './seen-text.ts';

const { assistants: words } = overviewWords;
const SHOWN = 4;

interface AssistantsSectionProps {
  readonly snapshot: Snapshot;
  readonly moment: Moment;
}

/** Who was here, the latest caller first. */
export function AssistantsSection({ snapshot, moment }: AssistantsSectionProps) {
  const { assistants, health, endpoint } = snapshot;
  // Without an address nobody is told anything.
  const explains = health.state === 'needs-you' && endpoint !== null && assistants.length > 0;
  return (
    <section>
      <div className="section-head">
        <h2>{words.title}</h2>
        {explains && <span>{words.explained}</span>}
        {assistants.length > SHOWN && (
          <LinkButton onPress={() => go('assistants')}>{words.all(assistants.length)}</LinkButton>
        )}
      </div>
      {assistants.length === 0 ? (
        <NoAssistant />
      ) : (
        <ul className="callers">
          {assistants.slice(0, SHOWN).map((assistant) => (
            <li key={assistant.id} className="caller">
              <p className="caller-name">
                <Monogram letters={assistant.monogram} isConnected={assistant.hasKey} />
                {assistant.name}
              </p>
              <p>{seenText(assistant, health, moment.nowMs)}</p>
              <CallerFoot assistant={assistant} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CallerFoot({ assistant }: { readonly assistant: Snapshot['assistants'][number] }) {
  if (assistant.lastSeen === null && assistant.hasKey) {
    return (
      <p>
        <LinkButton onPress={() => go('assistants', assistant.id)}>{words.howToStart}</LinkButton>
      </p>
    );
  }
  const { callsToday } = assistant;
  return <p>{callsToday === 0 ? words.noneToday : words.callsToday(callsToday)}</p>;
}

function NoAssistant() {
  return (
    <div className="no-caller">
      <p>{words.none}</p>
      <Button isSmall onPress={() => go('assistants')}>
        {words.connect}
      </Button>
    </div>
  );
}
