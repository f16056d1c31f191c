import { ageText } from '../../shared/ages.ts';
import type { Moment } from '../../shared/said.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { Bracket } from '../parts/bracket.tsx';
import { LinkButton } from '../parts/button.tsx';
import { overviewWords } from '../words/overview.ts';
import { partWords } from '../words/parts.ts';
import { carryOut } from './state-actions.ts';

const { tools: words } = overviewWords;

interface ToolsSectionProps {
  readonly snapshot: Snapshot;
  readonly moment: Moment;
}

/** Tools hang by the scope that grants them. What is remembered says so and loses its green. */
export function ToolsSection({ snapshot, moment }: ToolsSectionProps) {
  const { scopes, health } = snapshot;
  const isRemembered = health.state !== 'ready' && health.state !== 'working';
  return (
    <section>
      <div className="section-head">
        <h2>{words.title}</h2>
        {scopes.length > 0 && (
          <span>
            {remarkOf(snapshot, moment, isRemembered)}
            {scopes.some(({ isGranted }) => !isGranted) && <GrantLink />}
          </span>
        )}
      </div>
      {scopes.length === 0 ? (
        <p className="quiet-text">{words.unknown}</p>
      ) : (
        <div className="brackets">
          {scopes.map((scope) => (
            <Bracket key={scope.name} scope={scope} isRemembered={isRemembered} />
          ))}
        </div>
      )}
    </section>
  );
}

function GrantLink() {
  return (
    <span className="grant-link">
      <LinkButton opensBrowser onPress={() => void carryOut('openApiClients')}>
        {partWords.howToGrant}
      </LinkButton>
    </span>
  );
}

function remarkOf({ scopes, health }: Snapshot, moment: Moment, isRemembered: boolean): string {
  if (isRemembered && health.proofAgeSeconds !== null) {
    const seconds = health.proofAgeSeconds + moment.secondsSince;
    return words.asOf(ageText(moment.nowMs - seconds * 1_000, moment.nowMs));
  }
  const count = (all: Snapshot['scopes']) => all.reduce((sum, { tools }) => sum + tools.length, 0);
  return words.granted(count(scopes.filter(({ isGranted }) => isGranted)), count(scopes));
}
