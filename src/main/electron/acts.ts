import { nativeTheme, shell } from 'electron';
import { failure } from '../../shared/failure.ts';
import type { WindowEvent, WindowEventName } from '../../shared/ipc.ts';
import { links } from '../../shared/links.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { App } from '../core/app.ts';
import { chooseFile, chooseTarget } from './choose-file.ts';
import type { Clipboard } from './clipboard.ts';
import type { WindowActs } from './commands.ts';
import type { TokenCopier } from './copying.ts';
import type { Desk } from './desk.ts';
import { opener, saveExtension } from './installs.ts';
import { clearClipboard, clipboardConceals } from './runtime.ts';

// What each command of the window does: rows of one table, in the order of the contract.

export interface ActParts {
  readonly desk: Desk;
  readonly tokens: TokenCopier;
  readonly clipboard: Clipboard;
  readonly tell: <N extends WindowEventName>(name: N, event: WindowEvent<N>) => void;
  /** Tray and window are drawn anew. */
  readonly changed: () => void;
}

const DONE = ok({});

export function createActs(parts: ActParts): WindowActs {
  return {
    ...setUpActs(parts),
    ...connectionActs(parts),
    ...assistantActs(parts),
    ...activityActs(parts),
    ...settingsActs(parts),
    ...updateActs(parts),
    ...surroundingActs(parts),
  };
}

type Acts<N extends keyof WindowActs> = Pick<WindowActs, N>;

/** Runs an act with the app, or says why there is none. */
async function withApp<T>(
  { desk }: ActParts,
  act: (app: App) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const app = desk.app();
  return app.ok ? act(app.value) : app;
}

function done(result: Result<unknown>): Result<Record<string, never>> {
  return result.ok ? DONE : result;
}

type SetUpNames =
  | 'draft'
  | 'understand'
  | 'paste'
  | 'correct'
  | 'dropDraft'
  | 'clearClipboard'
  | 'prove'
  | 'keepProven'
  | 'startDemo'
  | 'leaveDemo';

function setUpActs(parts: ActParts): Acts<SetUpNames> {
  const { desk, tell, changed, clipboard } = parts;
  const view = async (app: App) => ok(app.window.draft.view(await clipboard.read()));
  const understand = (app: App, text: string) => {
    const understood = app.window.draft.understand(text);
    return understood.ok ? view(app) : understood;
  };
  return {
    draft: () => withApp(parts, view),
    understand: ({ text }) => withApp(parts, (app) => understand(app, text)),
    paste: () => withApp(parts, async (app) => understand(app, await clipboard.read())),
    correct: ({ field, text }) =>
      withApp(parts, (app) => {
        app.window.draft.correct(field, text);
        return view(app);
      }),
    dropDraft: () =>
      withApp(parts, ({ window }) => {
        window.draft.drop();
        window.setUp.abandon();
        return DONE;
      }),
    clearClipboard: () =>
      withApp(parts, (app) => {
        clearClipboard();
        return view(app);
      }),
    prove: ({ confirmedTokenOrigin }) =>
      withApp(parts, async ({ window }) => {
        const pair = window.draft.pair();
        if (!pair.ok) return pair;
        const onCheck = (check: WindowEvent<'check'>): void => tell('check', check);
        const proof = await window.setUp.prove({ ...pair.value, confirmedTokenOrigin, onCheck });
        if (proof.ok && proof.value.isSaved) window.draft.drop();
        changed();
        return proof;
      }),
    keepProven: (choice) =>
      withApp(parts, async ({ window }) => {
        const proof = await window.setUp.keep(choice);
        if (proof.ok && proof.value.isSaved) window.draft.drop();
        changed();
        return proof;
      }),
    startDemo: async () => done(await desk.startDemo()),
    leaveDemo: async () => done(await desk.leaveDemo()),
  };
}

function connectionActs(
  parts: ActParts,
): Acts<'snapshot' | 'verify' | 'tryNow' | 'pause' | 'resume' | 'copyToken' | 'copyText'> {
  const { desk, tell, tokens, clipboard } = parts;
  return {
    snapshot: () => ok(desk.snapshot()),
    verify: ({ assistant }) =>
      withApp(parts, ({ window }) => window.verify(assistant, (check) => tell('check', check))),
    tryNow: async () => done(await desk.tryNow()),
    pause: () => withApp(parts, ({ window }) => done(window.pause())),
    resume: () => withApp(parts, ({ window }) => done(window.resume())),
    copyToken: () => withApp(parts, (app) => tokens.copy(app)),
    copyText: async ({ text }) => done(await clipboard.put(text)),
  };
}

function assistantActs(
  parts: ActParts,
): Acts<
  | 'assistants'
  | 'previewConnection'
  | 'connectAssistant'
  | 'disconnectAssistant'
  | 'previewSnippet'
  | 'copySnippet'
  | 'openInstallLink'
  | 'saveExtension'
  | 'deleteBackup'
  | 'keys'
  | 'revokeKey'
  | 'resetKey'
  | 'tables'
  | 'describe'
  | 'firstRows'
> {
  const thenChanged = async <T>(work: Promise<Result<T>>): Promise<Result<T>> => {
    const result = await work;
    parts.changed();
    return result;
  };
  const person = null;
  return {
    assistants: () => withApp(parts, ({ run }) => run('assistants', { person })),
    previewConnection: ({ assistant }) =>
      withApp(parts, ({ run }) =>
        run('connect', { assistant, person, dryRun: true, expects: null }),
      ),
    connectAssistant: ({ assistant, expects }) =>
      withApp(parts, ({ run }) =>
        thenChanged(run('connect', { assistant, person, dryRun: false, expects })),
      ),
    disconnectAssistant: ({ assistant }) =>
      withApp(parts, ({ run }) => thenChanged(run('disconnect', { assistant, person }))),
    previewSnippet: ({ assistant }) =>
      withApp(parts, ({ window }) => window.previewSnippet(assistant)),
    copySnippet: ({ assistant, form }) =>
      withApp(parts, (app) => copySnippet(app, parts.clipboard, { assistant, form })),
    openInstallLink: ({ assistant }) =>
      withApp(parts, async ({ window }) =>
        done(await thenChanged(window.installByLink(assistant, opener))),
      ),
    saveExtension: () => withApp(parts, (app) => thenChanged(saveExtension(app, parts.desk))),
    deleteBackup: (input) => withApp(parts, ({ run }) => run('deleteBackup', input)),
    keys: () => withApp(parts, ({ run }) => run('keys', {})),
    revokeKey: ({ assistant }) =>
      withApp(parts, async ({ run }) => done(await thenChanged(run('revoke', { assistant })))),
    resetKey: ({ assistant }) =>
      withApp(parts, ({ run }) => thenChanged(run('resetKey', { assistant, person }))),
    tables: (input) => withApp(parts, ({ run }) => run('tables', input)),
    describe: (input) => withApp(parts, ({ run }) => run('describe', input)),
    firstRows: (input) => withApp(parts, ({ window }) => window.firstRows(input)),
  };
}

/** The key goes from the core to the clipboard, and past the window. */
export async function copySnippet(
  { run }: App,
  clipboard: Clipboard,
  { assistant, form }: { readonly assistant: string; readonly form: number },
): Promise<Result<Record<string, never>>> {
  const snippet = await run('snippet', { assistant });
  if (!snippet.ok) return snippet;
  const chosen = snippet.value.forms[form];
  if (!chosen) return failed(failure('usage', { cause: 'This assistant has no such form.' }));
  return done(await clipboard.put(chosen.text));
}

function activityActs(parts: ActParts): Acts<'activity' | 'exportActivity'> {
  return {
    activity: () => withApp(parts, ({ activity }) => ok({ entries: [...activity.entries()] })),
    exportActivity: () =>
      withApp(parts, async ({ activity }) => {
        const target = { title: 'Export the activity', defaultPath: 'dynamosql-activity.csv' };
        const path = await chooseTarget(target);
        const written = path ? await parts.desk.writeFile(path, activity.csv()) : ok(undefined);
        return written.ok ? ok({ path: path ?? null }) : written;
      }),
  };
}

const caFile: Electron.OpenDialogOptions = {
  title: 'Choose a CA file',
  properties: ['openFile'],
  filters: [{ name: 'Certificates', extensions: ['pem', 'crt', 'cer'] }],
};

type SettingsNames =
  | 'preferences'
  | 'changePreferences'
  | 'setStartAtLogin'
  | 'movePort'
  | 'chooseCaFile'
  | 'testStore'
  | 'deleteSecret'
  | 'reset';

function settingsActs({ desk, changed }: ActParts): Acts<SettingsNames> {
  const view = () => ok({ ...desk.preferences(), clipboardConceals });
  const thenView = async (work: Promise<Result<void>>) => {
    const result = await work;
    changed();
    return result.ok ? view() : result;
  };
  return {
    preferences: view,
    changePreferences(change) {
      if (change.appearance) nativeTheme.themeSource = change.appearance;
      return thenView(desk.changePreferences(change));
    },
    setStartAtLogin: ({ isOn }) => thenView(desk.setStartAtLogin(isOn)),
    movePort: ({ port }) => thenView(desk.movePort(port)),
    async chooseCaFile() {
      const file = await chooseFile(caFile);
      return file ? thenView(desk.changePreferences({ extraCaFile: file })) : view();
    },
    async testStore() {
      const tested = await desk.testStore();
      return tested.ok ? ok({ store: tested.value }) : tested;
    },
    deleteSecret: async () => done(await desk.deleteSecret()),
    async reset() {
      const result = done(await desk.reset());
      nativeTheme.themeSource = desk.preferences().appearance;
      changed();
      return result;
    },
  };
}

function updateActs({
  desk: { updates },
}: ActParts): Acts<'lookForUpdate' | 'installUpdate' | 'putOffUpdate'> {
  return {
    lookForUpdate() {
      void updates.look();
      return DONE;
    },
    // The window is gone before this is answered, unless the app could not be replaced.
    installUpdate: async () => done(await updates.install()),
    putOffUpdate() {
      updates.putOff();
      return DONE;
    },
  };
}

function surroundingActs({
  desk,
}: ActParts): Acts<'openLink' | 'openLogFolder' | 'takeOver' | 'quit'> {
  return {
    async openLink({ link }) {
      await shell.openExternal(links[link]);
      return DONE;
    },
    async openLogFolder() {
      const problem = await shell.openPath(desk.preferences().logFolder);
      return problem ? failed(failure('file_unreadable', { quoted: problem })) : DONE;
    },
    takeOver: async () => done(await desk.takeOver()),
    quit() {
      desk.quit();
      return DONE;
    },
  };
}
