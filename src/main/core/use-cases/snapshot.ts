import { type AssistantId, isAssistantId } from '../../../shared/assistant.ts';
import type { AssistantSeen } from '../../../shared/assistant-seen.ts';
import type { Health } from '../../../shared/health.ts';
import { scopeTools, wantedScopes } from '../../../shared/scopes.ts';
import type { KnownAssistant, Snapshot, Strip } from '../../../shared/snapshot.ts';
import { updatedByHand } from '../../../shared/update.ts';
import { definitionOf } from '../assistants/registry.ts';
import type { LocalKey } from '../credentials/local-keys.ts';
import type { Clock, RunFacts } from '../ports.ts';
import { type AccessToken, lifeLeftMs } from '../tokens/access-token.ts';

/** What the picture is made of, read at one moment. */
export interface SnapshotFacts {
  readonly run: RunFacts;
  readonly clock: Clock;
  readonly health: Health;
  readonly provenBy: string | null;
  /** Monotonic time of the next try by itself, when there is trouble. */
  readonly nextTryMs: number | undefined;
  /** Monotonic time of the token's renewal. */
  readonly renewalMs: number | undefined;
  readonly requestId: string | undefined;
  readonly isSetUp: boolean;
  readonly port: number | undefined;
  readonly token: AccessToken | undefined;
  readonly strip: Strip;
  readonly seen: readonly AssistantSeen[];
  readonly keys: readonly LocalKey[];
}

/** The picture that tray and window draw; what only they know is theirs to add. */
export function takeSnapshot(facts: SnapshotFacts): Snapshot {
  const { run, clock, health, port, token } = facts;
  const until = (atMs: number | undefined): number | null =>
    atMs === undefined ? null : Math.max(0, (atMs - clock.monotonicMs()) / 1_000);
  return {
    version: run.version,
    health,
    provenBy: facts.provenBy,
    nextTrySeconds: health.state === 'ready' ? null : until(facts.nextTryMs),
    requestId: facts.requestId ?? null,
    demo: run.demo,
    isSetUp: facts.isSetUp,
    host: new URL(run.mcpUrl).host,
    endpoint: port === undefined ? null : `http://127.0.0.1:${port}/mcp`,
    token: token ? tokenIn(token, clock, until(facts.renewalMs)) : null,
    scopes: token ? scopesOf(token.scopes) : [],
    strip: facts.strip,
    assistants: assistantsIn(facts),
    otherOwner: null,
    trayMissing: false,
    update: updatedByHand,
  };
}

function tokenIn(token: AccessToken, clock: Clock, untilRenewal: number | null): Snapshot['token'] {
  const secondsLeft = Math.max(0, lifeLeftMs(token, clock) / 1_000);
  return {
    secondsLeft,
    lifeSeconds: token.lifeMs / 1_000,
    renewsAtSecondsLeft: untilRenewal === null ? 0 : Math.max(0, secondsLeft - untilRenewal),
  };
}

/** The scopes in the order in which their tools are used: first looking, then asking. */
function scopesOf(granted: readonly string[]): Snapshot['scopes'] {
  return [...wantedScopes].reverse().map((name) => ({
    name,
    isGranted: granted.includes(name),
    tools: [...scopeTools[name]],
  }));
}

function assistantsIn({ seen, keys }: SnapshotFacts): KnownAssistant[] {
  const silent = keys
    .map(({ assistant }) => assistant)
    .filter((id) => !seen.some((known) => known.id === id))
    .map(neverSeen);
  return [...seen, ...silent]
    .map((known) => ({
      ...known,
      monogram: isAssistantId(known.id) ? definitionOf(known.id).monogram : '··',
      hasKey: keys.some(({ assistant }) => assistant === known.id),
    }))
    .sort((one, other) => (other.lastSeen ?? '').localeCompare(one.lastSeen ?? ''));
}

function neverSeen(id: AssistantId): AssistantSeen {
  const { name } = definitionOf(id);
  const nothing = { lastSeen: null, client: null, protocolVersion: null, lastError: null };
  return { id, name, ...nothing, callsToday: 0 };
}
