import { type Failure, failure } from '../../../shared/failure.ts';
import { recordOf } from '../../../shared/json.ts';
import type { ClientMessage } from '../../core/bridge/client-message.ts';
import type { ParameterNames } from '../../core/bridge/parameter-names.ts';
import { requestHeaders } from '../../core/bridge/request-headers.ts';
import { mayReplay } from '../../core/gateway/verdict.ts';
import type { Audience } from './answer-reader.ts';
import type { AppChannel } from './app-channel.ts';
import type { AppLink } from './app-link.ts';
import type { CallUnderWay } from './calls-under-way.ts';
import type { LegacySession } from './legacy-session.ts';
import { exchangeMessage, type Outcome } from './message-exchange.ts';
import { envelopeOf, type StandIn } from './stand-in.ts';

interface CarrierParts {
  readonly link: AppLink;
  readonly session: LegacySession;
  readonly parameterNames: ParameterNames;
  readonly standIn: StandIn;
  readonly audience: Audience;
  /** Writes an answer of our own to the client. */
  readonly write: (text: string) => void;
}

/** Carries one message to the app and its answers to the client. */
export type Carry = (underWay: CallUnderWay) => Promise<void>;

export function createCarrier(parts: CarrierParts): Carry {
  const { link, session, parameterNames, standIn, audience, write } = parts;

  async function carry(underWay: CallUnderWay, isSecondTry: boolean): Promise<void> {
    const { call, ending } = underWay;
    const app = await link.reach();
    if (ending.signal.aborted) return;
    if (!app.ok) return write(standIn.whileAway(call, app.failure));
    const outcome = await send(app.value, call, ending.signal);
    if (underWay.isCancelled || ending.signal.aborted || outcome.kind === 'done') return;
    if (makeReady(app.value, call, outcome) && !isSecondTry) return carry(underWay, true);
    write(standIn.forFailure(call, failureOf(outcome)));
  }

  async function send(app: AppChannel, call: ClientMessage, signal: AbortSignal): Promise<Outcome> {
    const isInitialize = call.method === 'initialize' && !call.isModern;
    if (!call.isModern && !isInitialize) await session.ensure(app);
    const facts = session.facts();
    const outcome = await exchangeMessage(app, {
      call,
      headers: requestHeaders(call.message, { session: facts, parameterNames }),
      session: facts,
      audience,
      signal,
      onReply(reply, answer) {
        if (isInitialize) session.learn(reply, answer);
        if (call.method === 'tools/list') parameterNames.learn(recordOf(reply['result'])['tools']);
      },
    });
    if (call.method === 'notifications/initialized') session.announced(app);
    return outcome;
  }

  /** True when a second try can do better than the first, without doing anything twice. */
  function makeReady(app: AppChannel, call: ClientMessage, outcome: Outcome): boolean {
    if (outcome.kind === 'not-sent') link.drop(app);
    if (outcome.kind === 'session-ended') session.ended(outcome.sessionId);
    if (outcome.kind !== 'unanswered') return true;
    const isLost = outcome.failure.code === 'connection_lost';
    return isLost && mayReplay(envelopeOf(call), { reused: true, replayed: false });
  }

  return (underWay) => carry(underWay, false);
}

function failureOf(outcome: Exclude<Outcome, { readonly kind: 'done' }>): Failure {
  if (outcome.kind === 'unanswered') return outcome.failure;
  return failure(outcome.kind === 'not-sent' ? 'control_failed' : 'protocol_failed');
}
