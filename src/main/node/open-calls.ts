import type { ServerResponse } from 'node:http';
import type { CallerId } from '../../shared/assistant.ts';

/** The calls under way, so that a revoked key ends its streams and a quit waits for its calls. */
export interface OpenCalls {
  /** A request has come; what it asks for is still being read. */
  arrived(response: ServerResponse): void;
  add(call: OpenCall): void;
  /** Ends everything of this caller at once. */
  end(caller: CallerId): void;
  /** Ends streams at once and waits for calls, at most `limitMs`; what is left then is ended too. */
  drain(limitMs: number): Promise<void>;
}

interface OpenCall {
  readonly caller: CallerId;
  readonly response: ServerResponse;
  /** True for GET streams and subscriptions, which never end by themselves. */
  readonly isStream: boolean;
}

export function createOpenCalls(): OpenCalls {
  const open = new Set<OpenCall>();
  /** Every answer that somebody waits for, also before it is known to whom it goes. */
  const owed = new Set<ServerResponse>();
  let isDraining = false;
  let onEmpty = (): void => {};

  function arrived(response: ServerResponse): void {
    // Its caller has left already: it would never close again, and a quit would wait for it.
    if (response.destroyed || owed.has(response)) return;
    owed.add(response);
    response.once('close', () => {
      owed.delete(response);
      if (owed.size === 0) onEmpty();
    });
  }

  return {
    arrived,
    add(call) {
      if (call.response.destroyed) return;
      if (isDraining && call.isStream) return void call.response.destroy();
      arrived(call.response);
      open.add(call);
      call.response.once('close', () => open.delete(call));
    },
    end(caller) {
      for (const call of open) if (call.caller === caller) call.response.destroy();
    },
    async drain(limitMs) {
      isDraining = true;
      for (const call of open) if (call.isStream) call.response.destroy();
      if (owed.size > 0) {
        await new Promise<void>((resolve) => {
          onEmpty = resolve;
          setTimeout(resolve, limitMs).unref();
        });
      }
      for (const response of owed) response.destroy();
    },
  };
}
