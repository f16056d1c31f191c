import type { CallRecord } from '../../../shared/activity.ts';
import type { AssistantId, CallerId } from '../../../shared/assistant.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Health } from '../../../shared/health.ts';
import type { Result } from '../../../shared/result.ts';
import type { AccessToken } from '../tokens/access-token.ts';
import { type Admission, admit, admitBridge } from './admission.ts';
import { type Answer, jsonAnswer } from './answers.ts';
import type { Envelope } from './envelope.ts';
import { guard, type RequestHead } from './guard.ts';
import type { Route } from './routes.ts';
import { createSessions, type Sessions } from './sessions.ts';
import type { Remembered } from './standby.ts';

/** The decisions of the local endpoint with the state behind them; the edge carries them out. */
export interface Gateway {
  /** The first wall, for both TCP listeners. */
  guard(head: RequestHead): Failure | undefined;
  /** The second wall. */
  admit(route: Route & { readonly kind: 'mcp' }): Admission;
  /** The same wall for a bridge, which needs no key and can be shut out nevertheless. */
  admitBridge(assistant: AssistantId): Admission;
  healthz(): Answer;
  readyz(): Answer;
  readonly sessions: Sessions;
  /** Why no call goes up right now, whatever the token: paused. */
  hindrance(): Failure | undefined;
  token(): Promise<Result<AccessToken>>;
  anotherToken(refused: AccessToken): Promise<Result<AccessToken>>;
  /** The server answered a call with this token: proof, with its time. */
  proven(token: AccessToken): void;
  /** No answer came from the server, for this reason. */
  troubled(failure: Failure): void;
  remembered(): Remembered;
  seen(caller: CallerId, envelope: Envelope): void;
  /** Whether the activity may hold names of tables. */
  recordsTableNames(): boolean;
  record(call: CallRecord): void;
}

interface GatewayParts {
  readonly port: () => number;
  readonly allowedOrigins: () => readonly string[];
  readonly ownerOf: (key: string) => CallerId | undefined;
  readonly isRevoked: (assistant: AssistantId) => boolean;
  readonly open: boolean;
  readonly health: () => Health;
  readonly hindrance: () => Failure | undefined;
  readonly token: () => Promise<Result<AccessToken>>;
  readonly anotherToken: (refused: AccessToken) => Promise<Result<AccessToken>>;
  readonly proven: (token: AccessToken) => void;
  readonly troubled: (failure: Failure) => void;
  readonly remembered: () => Remembered;
  readonly seen: (caller: CallerId, envelope: Envelope) => void;
  readonly recordsTableNames: () => boolean;
  readonly record: (call: CallRecord) => void;
}

export function createGateway(parts: GatewayParts): Gateway {
  return {
    ...parts,
    guard: (head) => guard(head, { port: parts.port(), allowedOrigins: parts.allowedOrigins() }),
    admit: (route) => admit(route, { ownerOf: parts.ownerOf, open: parts.open }),
    admitBridge: (assistant) => admitBridge(assistant, parts),
    healthz: () => jsonAnswer(200, { status: 'ok' }),
    readyz: () => readiness(parts.health()),
    sessions: createSessions(),
  };
}

function readiness({ state, code, sentence }: Health): Answer {
  return jsonAnswer(state === 'ready' ? 200 : 503, { state, code, sentence });
}
