import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowCommands } from '../../src/shared/ipc.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { openHousehold } from './harness/household.ts';
import { type DrivenApp, driveApp } from './harness/running-app.ts';

async function openWindow() {
  const household = await openHousehold();
  await household.signIn();
  const app = await driveApp(household.desktop);
  await household.desktop.tray.item(/^Ready/);
  return { household, app, page: await app.window() };
}

/** Asks through the window's own bridge; what is refused or thrown is told alike. */
type Answer = { readonly ok?: boolean; readonly failure?: { readonly code: string } } | 'thrown';
declare const window: {
  readonly dynamosql: { ask(name: unknown, input: unknown): Promise<Answer> };
};

function rendererPid({ electron }: DrivenApp): Promise<number> {
  return electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );
}

it('runs in the sandbox, and its process ends when it is closed', async () => {
  const { app, page, household } = await openWindow();
  const pid = await rendererPid(app);
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
  await page.close();
  await eventually(
    () => isRunning(pid),
    (runs) => !runs,
  );
  expect((await household.state()).state).toBe('ready');
});

/** A zombie has ended: who should have asked for its exit code is none of ours. */
function isRunning(pid: number): boolean {
  const file = `/proc/${pid}/status`;
  return existsSync(file) && !/^State:\t[ZX]/m.test(readFileSync(file, 'utf8'));
}

describe('a message to the main process', () => {
  it('is refused when its name or its input is not in the contract', async () => {
    const { page, household } = await openWindow();
    const refused = async (asked: readonly (readonly [unknown, unknown])[]) =>
      page.evaluate(async (all) => {
        const answers = await Promise.all(
          all.map(([name, input]) => window.dynamosql.ask(name, input).catch(() => 'thrown')),
        );
        return answers.filter((answer) => typeof answer === 'object' && answer.ok !== false);
      }, asked);
    const before = await household.emulator.counters();

    const samples = fc.sample(malformed, { numRuns: 2_000, seed: 20_260_101 });
    expect(await refused(samples)).toEqual([]);

    expect((await household.emulator.counters()).mcpCalls).toBe(before.mcpCalls);
    expect((await household.state()).state).toBe('ready');
  });

  it('is refused from any page that is not the window', async () => {
    const { app } = await openWindow();
    const answer = await app.electron.evaluate(async ({ BrowserWindow, app: running }) => {
      const ours = BrowserWindow.getAllWindows()[0];
      const preload = `${running.getAppPath()}/dist/preload.cjs`;
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true },
      });
      await foreign.loadURL('about:blank');
      const asked = await foreign.webContents.executeJavaScript(
        "window.dynamosql.ask('snapshot', {}).catch((error) => ({ ok: false, thrown: String(error) }))",
      );
      foreign.destroy();
      return { asked, isThere: ours !== undefined };
    });
    expect(answer).toMatchObject({ asked: { ok: false }, isThere: true });
    expect(JSON.stringify(answer)).not.toContain('endpoint');
  });
});

const anything = fc.jsonValue();
const names = fc.constantFrom(...Object.keys(windowCommands)) as fc.Arbitrary<
  keyof typeof windowCommands
>;
const strangeName = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Snapshot', 'quit '),
);
const malformed: fc.Arbitrary<readonly [unknown, unknown]> = fc.oneof(
  fc.tuple(
    fc.oneof(strangeName, anything).filter((name) => !Object.hasOwn(windowCommands, String(name))),
    anything,
  ),
  fc
    .tuple(names, anything)
    .filter(([name, input]) => !windowCommands[name].input.safeParse(input).success),
);

describe('the page', () => {
  it('goes nowhere else', async () => {
    const { page, app } = await openWindow();
    const home = page.url();
    for (const target of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,x'])
      await page.evaluate(`location.assign('${target}')`).catch(() => {});
    for (const target of ['_blank', '_self'])
      await page.evaluate(`Object.assign(document.createElement('a'), {
        href: 'https://example.com/', target: '${target}' }).click()`);
    expect(await page.evaluate("window.open('https://example.com/')")).toBeNull();
    expect(page.url()).toBe(home);
    expect(app.electron.windows()).toHaveLength(1);
  });

  it('is not replaced by a file that is dropped on it', async () => {
    const { page, app } = await openWindow();
    const home = page.url();
    const session = await app.electron.context().newCDPSession(page);
    const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    expect(page.url()).toBe(home);
    expect(app.electron.windows()).toHaveLength(1);
  });

  it('reaches nothing but its own program', async () => {
    const { page, household } = await openWindow();
    const { endpoint } = await household.state();
    const reach = (address: string) =>
      page.evaluate(
        (to) =>
          fetch(to).then(
            () => 'reached',
            () => 'refused',
          ),
        address,
      );
    expect(await reach(household.emulator.endpoint)).toBe('refused');
    expect(await reach(String(endpoint).replace('/mcp', '/healthz'))).toBe('refused');
    expect(await reach('file:///etc/passwd')).toBe('refused');
    expect(
      await page.evaluate("['require', 'process', 'Buffer'].filter((name) => name in globalThis)"),
    ).toEqual([]);
  });
});
