import type { Failure } from '../../../shared/failure.ts';
import type { ClientMessage } from '../../core/bridge/client-message.ts';
import { failureAnswer } from '../../core/gateway/answers.ts';
import { type Envelope, readEnvelope } from '../../core/gateway/envelope.ts';
import { standbyAnswer } from '../../core/gateway/standby.ts';
import { mayReplay } from '../../core/gateway/verdict.ts';

/**
 * What becomes of a message where the app gave no answer. Texts are what the client reads, empty for
 * messages that want none. Loaded when it is needed: it knows all that the gateway knows of messages.
 */
export interface StandIn {
  /** The app is not there: answers as the local endpoint does while the server is away. */
  whileAway(call: ClientMessage, why: Failure): string;
  /** This one call failed. */
  forFailure(call: ClientMessage, why: Failure): string;
  /** True when a call whose connection broke can have done nothing. */
  mayTryAgain(call: ClientMessage): boolean;
}

const NO_HEAD = { method: 'POST', target: '/mcp', headers: {} } as const;

export function createStandIn(self: { readonly version: string; readonly demo: boolean }): StandIn {
  // Nothing is known of the server here, so no protocol era is claimed for it.
  const remembered = { ...self, tools: undefined, modernProven: false };
  return {
    whileAway(call, why) {
      const { text: body } = call;
      return standbyAnswer({ failure: why, envelope: envelopeOf(call), body, remembered }).body;
    },
    forFailure: (call, why) => (call.isRequest ? failureAnswer(why, envelopeOf(call)).body : ''),
    mayTryAgain: (call) => mayReplay(envelopeOf(call), { reused: true, replayed: false }),
  };
}

function envelopeOf({ text }: ClientMessage): Envelope {
  return readEnvelope(text, NO_HEAD);
}
