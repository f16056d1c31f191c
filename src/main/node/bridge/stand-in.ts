import type { Failure } from '../../../shared/failure.ts';
import type { ClientMessage } from '../../core/bridge/client-message.ts';
import { failureAnswer } from '../../core/gateway/answers.ts';
import { type Envelope, readEnvelope } from '../../core/gateway/envelope.ts';
import { standbyAnswer } from '../../core/gateway/standby.ts';

/** What the client reads where the app gave no answer. Empty for messages that want none. */
export interface StandIn {
  /** The app is not there: answers as the local endpoint does while the server is away. */
  whileAway(call: ClientMessage, why: Failure): string;
  /** This one call failed. */
  forFailure(call: ClientMessage, why: Failure): string;
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
  };
}

export function envelopeOf({ text }: ClientMessage): Envelope {
  return readEnvelope(text, NO_HEAD);
}
