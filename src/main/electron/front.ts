import { join } from 'node:path';
import { nativeTheme } from 'electron';
import { sentenceOf } from '../../shared/failure.ts';
import type { Result } from '../../shared/result.ts';
import type { App } from '../core/app.ts';
import type { Clock } from '../core/ports.ts';
import type { TrayAct } from '../core/status/tray-model.ts';
import { copySnippet, createActs } from './acts.ts';
import { createClipboard } from './clipboard.ts';
import { answerWindow } from './commands.ts';
import { createTokenCopier } from './copying.ts';
import type { Desk } from './desk.ts';
import { createNotifications, type Notifications } from './notifications.ts';
import type { Place } from './place.ts';
import type { AppTray } from './tray.ts';
import { type AppWindow, createAppWindow, type WindowPlace } from './window.ts';
import { setWindowMenu } from './window-menu.ts';

/** All that a person sees: tray, window, notifications. */
export interface Front {
  /** Something that the snapshot is made of changed. */
  changed(): void;
  /** The person's settings are known from now on. */
  settingsRead(): void;
  show(place?: Place, assistant?: string): void;
  readonly window: AppWindow;
  readonly notifications: Notifications;
  close(): void;
}

interface FrontParts {
  /** It is there already: it shows that the app starts. */
  readonly tray: AppTray;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly windowPlace: () => WindowPlace | undefined;
  readonly onWindowPlaced: (place: WindowPlace) => void;
}

/** Ages in the menu are drawn anew this often: the system does not say when it opens. */
const AGES_MS = 10_000;
/** Changes come in bursts; they are drawn together. */
const BURST_MS = 100;

export function openFront({ desk, clock, tray, ...parts }: FrontParts): Front {
  const { programFolder } = desk;
  const clipboard = createClipboard({
    copyOutside: desk.copyOutside,
    focus: () => window.show(),
    isWayland: desk.isWayland,
  });
  const tokens = createTokenCopier({ clipboard, onChange: changed });
  let waitingToShow: { readonly place: Place; readonly assistant: string | null } | undefined;
  let cancelDrawing: (() => void) | undefined;
  let cancelAges = (): void => {};
  let isClosed = false;

  const window = createAppWindow({
    programFolder,
    readAsset: desk.readAsset,
    place: parts.windowPlace,
    onPlaced: parts.onWindowPlaced,
  });
  setWindowMenu(desk.quit);
  tray.listen({ onAct, onOpening: draw });
  const notifications = createNotifications({
    clock,
    icon: join(programFolder, 'icons', 'app', '128x128.png'),
    snapshot: desk.snapshot,
    isWanted: () => desk.preferences().notifications,
    isSeen: window.isVisible,
    show,
  });
  const acts = createActs({ desk, tokens, clipboard, changed, tell: window.tell });
  answerWindow({
    log: desk.log,
    isOurs: window.isOurs,
    acts: {
      ...acts,
      // The window has drawn itself: now it can be led somewhere.
      async snapshot(input) {
        const answer = await acts.snapshot(input);
        if (waitingToShow) setImmediate(lead);
        return answer;
      },
    },
  });
  nativeTheme.on('updated', draw);
  keepAgesYoung();
  draw();

  function draw(): void {
    if (isClosed) return;
    const snapshot = desk.snapshot();
    const nowMs = clock.wallMs();
    tray.draw(
      {
        snapshot,
        moment: { nowMs, secondsSince: 0 },
        copiedSecondsLeft: tokens.secondsLeft(),
        offered: snapshot.assistants.filter(({ hasKey }) => hasKey),
      },
      desk.preferences().trayIcon,
    );
    window.tell('snapshot', snapshot);
    notifications.update(snapshot.health);
  }

  function keepAgesYoung(): void {
    cancelAges = clock.after(AGES_MS, () => {
      draw();
      keepAgesYoung();
    });
  }

  function changed(): void {
    cancelDrawing ??= clock.after(BURST_MS, () => {
      cancelDrawing = undefined;
      draw();
    });
  }

  function lead(): void {
    if (waitingToShow) window.tell('show', waitingToShow);
    waitingToShow = undefined;
  }

  function show(place?: Place, assistant?: string): void {
    const isOpen = window.isVisible();
    waitingToShow = place ? { place, assistant: assistant ?? null } : undefined;
    window.show();
    if (isOpen) lead();
  }

  /** Says a failure of something that was asked for from the tray; there is no window to say it in. */
  function tellFailure(result: Result<unknown>): void {
    if (!result.ok) notifications.failed(sentenceOf(result.failure));
    changed();
  }

  function withApp(act: (app: App) => Promise<Result<unknown>> | Result<unknown>): void {
    const app = desk.app();
    if (app.ok) void Promise.resolve(act(app.value)).then(tellFailure);
    else show();
  }

  async function verify({ window: { verify: run } }: App): Promise<Result<unknown>> {
    const startedMs = clock.monotonicMs();
    const verification = await run(null, () => {});
    if (verification.ok)
      notifications.verified(verification.value, (clock.monotonicMs() - startedMs) / 1_000);
    return verification;
  }

  function onAct(act: TrayAct): void {
    switch (act.kind) {
      case 'show':
        return show(act.place, act.page);
      case 'showAssistant':
        return show('assistants', act.assistant);
      case 'copyToken':
        return withApp((app) => tokens.copy(app));
      case 'copySnippet':
        return withApp((app) => copySnippet(app, clipboard, { assistant: act.assistant, form: 0 }));
      case 'verify':
        return withApp(verify);
      case 'pause':
        return withApp((app) => app.window.pause());
      case 'resume':
        return withApp((app) => app.window.resume());
      case 'reportProblem':
        return show('activity');
      case 'quit':
        return desk.quit();
      case 'state':
        return onStateAct(act.act);
    }
  }

  function onStateAct(act: Extract<TrayAct, { kind: 'state' }>['act']): void {
    switch (act) {
      case 'verify':
      case 'copyToken':
      case 'resume':
        return onAct({ kind: act });
      case 'setUp':
        return show('setup');
      case 'tryDemo':
        return void desk.startDemo().then(tellFailure);
      case 'tryNow':
        return void desk.tryNow().then(tellFailure);
      case 'networkSettings':
      case 'portSettings':
        return show('settings');
      case 'openApiClients':
        return void acts.openLink({ link: 'api-clients' });
      case 'takeOver':
        return void desk.takeOver().then(tellFailure);
    }
  }

  return {
    changed,
    settingsRead() {
      nativeTheme.themeSource = desk.preferences().appearance;
      draw();
    },
    show,
    window,
    notifications,
    close() {
      isClosed = true;
      cancelDrawing?.();
      cancelAges();
      tokens.close();
      notifications.close();
      window.close();
      tray.close();
    },
  };
}
