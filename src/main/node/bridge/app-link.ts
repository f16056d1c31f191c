import type { Result } from '../../../shared/result.ts';
import type { AppChannel } from './app-channel.ts';

export type FindApp = (signal: AbortSignal) => Promise<Result<AppChannel>>;

/** The way to the app: found once, and found again after the app went away. */
export interface AppLink {
  reach(): Promise<Result<AppChannel>>;
  /** The app, if it is reached right now. */
  current(): AppChannel | undefined;
  /** This app does not answer any more. */
  drop(app: AppChannel): void;
  close(): Promise<void>;
}

export function createAppLink(findApp: FindApp): AppLink {
  const ending = new AbortController();
  let finding: Promise<Result<AppChannel>> | undefined;
  let reached: AppChannel | undefined;

  function drop(app: AppChannel): void {
    if (reached !== app) return;
    [finding, reached] = [undefined, undefined];
    void app.close();
  }

  async function find(): Promise<Result<AppChannel>> {
    const found = await findApp(ending.signal);
    if (found.ok) {
      const app = found.value;
      reached = app;
      void app.gone.then(() => drop(app));
    } else finding = undefined;
    return found;
  }

  return {
    reach() {
      finding ??= find();
      return finding;
    },
    current: () => reached,
    drop,
    async close() {
      ending.abort();
      const found = await finding;
      if (found?.ok) await found.value.close();
    },
  };
}
