import type { ServerResponse } from 'node:http';
import type { CallerId } from '../../shared/assistant.ts';

/** The calls under way, so that a revoked key ends its streams and a quit waits for its calls. */
export interface OpenCalls {
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
  let onEmpty = (): void => {};

  return {
    add(call) {
      // Its caller has left already: it would never close again, and a quit would wait for it.
      if (call.response.destroyed) return;
      open.add(call);
      call.response.once('close', () => {
        open.delete(call);
        if (open.size === 0) onEmpty();
      });
    },
    end(caller) {
      for (const call of open) if (call.caller === caller) call.response.destroy();
    },
    async drain(limitMs) {
      for (const call of open) if (call.isStream) call.response.destroy();
      if (open.size > 0) {
        await new Promise<void>((resolve) => {
          onEmpty = resolve;
          setTimeout(resolve, limitMs).unref();
        });
      }
      for (const call of open) call.response.destroy();
    },
  };
}
