import type {
  WindowBridge,
  WindowCommandName,
  WindowEvent,
  WindowEventName,
  WindowInput,
  WindowOutput,
} from '../../../src/shared/ipc.ts';
import type { PreferencesView } from '../../../src/shared/preferences.ts';
import type { Result } from '../../../src/shared/result.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';

/** What main would answer; a command without a row here answers `{}`. */
export type Answers = {
  readonly [N in WindowCommandName]?: (
    input: WindowInput<N>,
    tell: Tell,
  ) => Result<WindowOutput<N>> | Promise<Result<WindowOutput<N>>>;
};

export type Tell = <N extends WindowEventName>(name: N, event: WindowEvent<N>) => void;

/** One state of one screen, as data. */
export interface Scene {
  readonly snapshot: Snapshot;
  readonly answers?: Answers;
  readonly show?: WindowEvent<'show'>;
  /** Names of buttons that are pressed, one after the other, once the scene is drawn. */
  readonly press?: readonly string[];
  /** Text that is pasted into the focused field. */
  readonly paste?: string;
  readonly platform?: WindowBridge['platform'];
  readonly preferences?: Partial<PreferencesView>;
}
