import { type ClientMessage, cancelledId } from '../../core/bridge/client-message.ts';

/** A message on its way: until it is answered, or the client takes it back. */
export interface CallUnderWay {
  readonly call: ClientMessage;
  /** Ends the exchange. */
  readonly ending: AbortController;
  /** The client does not want its answer any more. */
  isCancelled: boolean;
}

export interface CallsUnderWay {
  add(call: ClientMessage): CallUnderWay;
  remove(underWay: CallUnderWay): void;
  /**
   * True when a cancellation is dealt with here: in the modern era closing the stream is how the
   * server hears of it. A legacy server wants to be told.
   */
  cancelHere(notification: ClientMessage): boolean;
  /** Streams that end only with the client. */
  endStreams(): void;
  endAll(): void;
}

export function createCallsUnderWay(): CallsUnderWay {
  const underWay = new Set<CallUnderWay>();

  function end(fits: (call: ClientMessage) => boolean): void {
    for (const { call, ending } of underWay) if (fits(call)) ending.abort();
  }

  return {
    add(call) {
      const added = { call, ending: new AbortController(), isCancelled: false };
      underWay.add(added);
      return added;
    },
    remove: (removed) => void underWay.delete(removed),
    cancelHere(notification) {
      const id = cancelledId(notification);
      if (id === undefined) return false;
      const found = [...underWay].find(({ call }) => call.isRequest && call.id === id);
      if (!found) return notification.isModern;
      found.isCancelled = true;
      if (found.call.isModern) found.ending.abort();
      return found.call.isModern;
    },
    endStreams: () => end(({ method }) => method === 'subscriptions/listen'),
    endAll: () => end(() => true),
  };
}
