import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { ordinaryUser } from '../../scripts/system-packages.ts';
import { parseJson, recordOf } from '../../src/shared/json.ts';
import { statusOutput } from '../../src/shared/outputs.ts';
import { callWith } from '../desktop/harness/household.ts';
import { isGood } from '../scenarios/harness/messages.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { type Feed, openFeed } from './harness/feed.ts';
import {
  connectAssistant,
  handOver,
  signIn,
  startAssistant,
  tablesOf,
  tellServer,
} from './harness/household.ts';
import { type InstalledDesktop, openInstalledDesktop } from './harness/installed-desktop.ts';
import { aptInstall, aptPurge, installedVersion } from './harness/packages.ts';
import { NEXT_VERSION, VERSION } from './harness/versions.ts';

const stage = inject('installedStage');
/** Callers find nobody for three seconds at the most. */
const REFUSED_AT_MOST_MS = 3_000;

let feed: Feed;
beforeEach(async () => {
  feed = await openFeed(stage.feedFolder, stage.feedPort);
});
afterEach(() => feed.close());

describe('the deb', () => {
  it('is updated while its assistants go on calling', async () => {
    const installed = await openInstalledDesktop('/usr/bin/dynamosql-tray');
    installWithRights();
    await bringUp(installed, '/opt/DynamoSQLTray/dynamosql-tray-app');
    await refusesWhatIsNotPublished(installed);
    await updatesWhileCalled(installed, REFUSED_AT_MOST_MS);
    expect(installedVersion('dynamosql-tray')).toBe(NEXT_VERSION);
  }, 300_000);
});

describe('the AppImage', () => {
  it('is updated while its assistants go on calling', async () => {
    const installed = await openInstalledDesktop('dynamosql-tray/bin/dynamosql-tray');
    const { account } = installed.desktop.stage.source;
    const appImage = join(installed.environment['HOME'] ?? '', 'DynamoSQLTray.AppImage');
    copyFileSync(stage.appImage, appImage);
    handOver(appImage, account);
    await bringUp(installed, appImage);
    await refusesWhatIsNotPublished(installed);
    // What stands in for the head of an AppImage here unpacks what the real one mounts at once.
    const unpackingMs = timeToUnpack(appImage, join(installed.desktop.world.folder, 'unpacked'));
    await updatesWhileCalled(installed, REFUSED_AT_MOST_MS + unpackingMs);
    const published = join(
      stage.feedFolder,
      `test-runtime-dynamosql-tray-${NEXT_VERSION}-x86_64.AppImage`,
    );
    expect(readFileSync(appImage).equals(readFileSync(published))).toBe(true);
    await eventually(
      () => versionOf(installed),
      (version) => version === NEXT_VERSION,
      30_000,
    );
  }, 300_000);
});

function timeToUnpack(appImage: string, folder: string): number {
  mkdirSync(folder);
  const startedMs = performance.now();
  execFileSync(appImage, ['--appimage-extract'], { cwd: folder, stdio: 'ignore' });
  return performance.now() - startedMs;
}

/** The deb, for a person who may install without being asked for a password. */
function installWithRights(): void {
  const rule = '/etc/sudoers.d/dynamosql-tray-tests';
  aptInstall(stage.deb);
  writeFileSync(rule, `${ordinaryUser} ALL=(root) NOPASSWD: /usr/bin/apt-get\n`, { mode: 0o440 });
  onTestFinished(() => {
    rmSync(rule);
    aptPurge('dynamosql-tray');
  });
}

async function bringUp(installed: InstalledDesktop, program: string): Promise<void> {
  tellServer(installed);
  installed.launch(program, ['--hidden']);
  await installed.desktop.tray.item(/^Not set up\./);
  // An AppImage lays its command down once it runs.
  await eventually(() => existsSync(installed.commandFile), Boolean, 30_000);
  expect(await versionOf(installed)).toBe(VERSION);
  await signIn(installed);
  await installed.desktop.tray.item(/^Ready\./);
}

async function versionOf({ command }: InstalledDesktop): Promise<string> {
  return (await command(['--version'])).stdout.trim();
}

async function refusesWhatIsNotPublished(installed: InstalledDesktop): Promise<void> {
  const { command, desktop } = installed;
  feed.serve('broken');
  expect((await command(['update', '--check', '--json'])).failure().code).toBe(
    'update_unreachable',
  );
  await desktop.tray.item(/^Ready\./);
  feed.serve('tampered');
  expect((await command(['update', '--json'])).failure().code).toBe('update_tampered');
  expect(await versionOf(installed)).toBe(VERSION);
  await desktop.tray.item(/^Ready\./);
  feed.serve('published');
}

async function updatesWhileCalled(
  installed: InstalledDesktop,
  refusedAtMostMs: number,
): Promise<void> {
  const { command, home } = installed;
  const assistantFile = await connectAssistant(installed);
  const assistant = await startAssistant(installed, assistantFile);
  const key = /dsk_[\w-]{43}/.exec((await command(['snippet', 'codex', '--json'])).stdout)?.[0];
  const before = await statusOf(installed);
  const kept = () => [
    ...[join(home, 'keys.json'), join(home, 'connections.json'), assistantFile].map(readText),
    settingsIn(home),
  ];
  const keptBefore = kept();
  const direct = callAgainAndAgain(async () => {
    const answer = await callWith(key ?? '', before.endpoint ?? '');
    return isGood(answer) ? undefined : `${answer.status} ${answer.text}`;
  });
  const bridged = callAgainAndAgain(async () => {
    const tables = await tablesOf(assistant);
    return tables.includes('orders') ? undefined : tables;
  });
  const done = await command(['update', '--json']);
  expect([done.code, done.stdout]).toEqual([0, expect.stringContaining(NEXT_VERSION)]);
  await installed.desktop.tray.item(/^Ready\./);
  for (const calls of [direct, bridged]) await calls.goOn();
  const [byHttp, byBridge] = [await direct.end(), await bridged.end()];

  process.stdout.write(`update: ${JSON.stringify({ byHttp, byBridge })}\n`);
  const after = await statusOf(installed);
  expect(after.endpoint).toBe(before.endpoint);
  expect(after.pid).not.toBe(before.pid);
  expect(kept()).toEqual(keptBefore);
  expect(byHttp.broken).toEqual([]);
  expect(byHttp.answered).toBeGreaterThan(0);
  expect(byHttp.longestRefusalMs).toBeLessThan(refusedAtMostMs);
  expect(byBridge).toMatchObject({ broken: [], longestRefusalMs: 0 });
  expect(byBridge.answered).toBeGreaterThan(0);
  // What the assistant starts next time is what stands in its file.
  expect(await tablesOf(await startAssistant(installed, assistantFile))).toContain('orders');
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

/** All but where the window stood: that is written down when it closes, so also for an update. */
function settingsIn(home: string): object {
  const { windowPlace: _, ...rest } = recordOf(parseJson(readText(join(home, 'settings.json'))));
  return rest;
}

async function statusOf({ command }: InstalledDesktop) {
  return (await command(['status', '--json'])).json(statusOutput);
}

interface Calls {
  readonly answered: number;
  /** What those were told that were accepted and not answered well. */
  readonly broken: readonly string[];
  /** From the first call that found nobody to the next that was answered. */
  readonly longestRefusalMs: number;
}

interface Calling {
  /** Waits until a call that began after now was answered. */
  goOn(): Promise<void>;
  end(): Promise<Calls>;
}

/** One call after the other until it is ended; a call gives what is wrong with its answer. */
function callAgainAndAgain(call: () => Promise<string | undefined>): Calling {
  let isEnding = false;
  let answered = 0;
  let longestRefusalMs = 0;
  let refusedSinceMs: number | undefined;
  const broken: string[] = [];

  function met(wrong: string | undefined): void {
    if (wrong === undefined) answered += 1;
    else broken.push(wrong.slice(0, 300));
    endRefusal();
  }

  function endRefusal(): void {
    if (refusedSinceMs === undefined) return;
    longestRefusalMs = Math.max(longestRefusalMs, Math.round(performance.now() - refusedSinceMs));
    refusedSinceMs = undefined;
  }

  const calling = (async () => {
    while (!isEnding) {
      try {
        met(await call());
      } catch (error) {
        if (isRefusal(error)) refusedSinceMs ??= performance.now();
        else broken.push(String(error));
        // A connection that is closed says so at once: others have their turn all the same.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  })();
  // A test that fails does not go on calling.
  onTestFinished(() => {
    isEnding = true;
  });
  return {
    async goOn() {
      // The next answer may be that of a call under way.
      const last = answered + 1;
      await eventually(
        () => answered,
        (now) => now > last,
        10_000,
      );
    },
    async end() {
      isEnding = true;
      await calling;
      endRefusal();
      return { answered, broken, longestRefusalMs };
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
}
