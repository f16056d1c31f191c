import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  connectOutput,
  deletedBackupsOutput,
  disconnectOutput,
  resetKeyOutput,
} from '../../../src/shared/connecting.ts';
import { assistantsOutput, keysOutput } from '../../../src/shared/outputs.ts';
import { verificationSchema } from '../../../src/shared/verification.ts';
import { type RunningGateway, startGateway } from '../harness/gateway.ts';
import { send } from '../harness/http.ts';
import { initialize, isGood, listTables } from '../harness/messages.ts';
import { openWorld, type World } from '../harness/world.ts';
import { sharedDesk } from './desk.ts';
import { run } from './run.ts';

const desk = sharedDesk();
let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGateway(desk().world, desk().emulator);
});

const homeOf = (world: World): string => world.environment['HOME'] ?? '';
const inHome = (path: string, world = desk().world): string => join(homeOf(world), path);
const read = (path: string): string => readFileSync(path, 'utf8');

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function connect(assistant: string, variables: Readonly<Record<string, string>> = {}) {
  return (await run(desk().world, ['connect', assistant, '--json'], { variables })).json(
    connectOutput,
  );
}

async function disconnect(...what: readonly string[]) {
  const { disconnected } = (await run(desk().world, ['disconnect', ...what, '--json'])).json(
    disconnectOutput,
  );
  return disconnected;
}

async function verifyFromSeat(assistant: string) {
  const done = await run(desk().world, ['verify', '--assistant', assistant, '--json']);
  const { fault, checks } = done.json(verificationSchema);
  return { fault, gateway: checks.find(({ id }) => id === 'gateway') };
}

async function rowOf(id: string) {
  const { assistants } = (await run(desk().world, ['assistants', '--json'])).json(assistantsOutput);
  return assistants.find((row) => row.id === id);
}

async function keys(world = desk().world): Promise<readonly string[]> {
  const found = (await run(world, ['keys', '--json'])).json(keysOutput);
  return found.keys.map(({ assistant }) => assistant);
}

/** Calls as an assistant would that has read this text. */
function callAsWrittenIn(text: string) {
  const url = /"(http:[^"]+)"/.exec(text)?.[1] ?? '';
  const headers = gateway.headers(/dsk_[\w-]{43}/.exec(text)?.[0] ?? '');
  return send(url, { method: 'POST', headers, body: JSON.stringify(listTables()) });
}

describe('while the app runs', () => {
  it('an assistant is connected, seen, and gone again with its key', async () => {
    const path = inHome('.cursor/mcp.json');
    const found = '{\n\t"mcpServers": {\n\t\t"a": { "url": "https://example.com" }\n\t}\n}\r\n';
    write(path, found);
    chmodSync(path, 0o640);

    const done = await connect('cursor');
    expect(done).toMatchObject({ path, way: 'header', change: 'add', applied: true });
    expect(read(done.backup ?? '')).toBe(found);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(await rowOf('cursor')).toMatchObject({ state: 'waiting', way: 'header', hasKey: true });

    const text = read(path);
    expect(isGood(await callAsWrittenIn(text))).toBe(true);
    expect(await rowOf('cursor')).toMatchObject({ state: 'seen', callsToday: 1 });

    const undone = await disconnect('cursor');
    expect(undone).toMatchObject([{ outcome: 'restored', backup: null, keyRevoked: true }]);
    expect(read(path)).toBe(found);
    expect(readdirSync(dirname(path))).toEqual(['mcp.json']);
    expect((await callAsWrittenIn(text)).status).toBe(401);
    expect(await rowOf('cursor')).toMatchObject({ way: null, hasKey: false });
  });

  it("the file is looked for where the person's own variables lead", async () => {
    const codexHome = join(desk().world.folder, 'elsewhere');
    const done = await connect('codex', { CODEX_HOME: codexHome });
    expect(done.path).toBe(join(codexHome, 'config.toml'));
    expect(isGood(await callAsWrittenIn(read(done.path)))).toBe(true);
    expect(await disconnect('codex')).toMatchObject([{ path: done.path, outcome: 'deleted' }]);
    expect(existsSync(done.path)).toBe(false);
  });

  it("a proxy in the person's environment means the bridge, which then carries calls", async () => {
    const done = await connect('kiro', { HTTP_PROXY: 'http://proxy.example:3128' });
    expect(done.way).toBe('stdio');
    expect(done.warnings.map(({ code }) => code)).toContain('loopback-proxied');
    expect(read(done.path)).not.toContain('dsk_');
    const { command, args, env } = JSON.parse(read(done.path)).mcpServers.dynamosql;
    const bridge = spawn(command, args, { env: { ...desk().world.environment, ...env } });
    desk().world.onEnd(() => void bridge.kill());
    for (const message of [initialize(), listTables()]) {
      bridge.stdin.write(`${JSON.stringify(message)}\n`);
    }
    let said = '';
    for await (const chunk of bridge.stdout.setEncoding('utf8')) {
      said += chunk;
      if (said.includes('customers')) break;
    }
    expect(said).toContain('customers');
    expect(await rowOf('kiro')).toMatchObject({ state: 'seen', way: 'stdio' });
    bridge.kill();
    await disconnect('kiro');
  });

  it('the verifier goes through the bridge that the entry starts, until the key is revoked', async () => {
    await connect('junie');
    const passed = await verifyFromSeat('junie');
    expect([passed.fault, passed.gateway?.cause]).toEqual([null, '11 tables through its bridge']);
    expect(await rowOf('junie')).toMatchObject({ state: 'seen', client: 'dynamosql-tray' });
    await run(desk().world, ['keys', 'revoke', 'junie']);
    const refused = await verifyFromSeat('junie');
    expect([refused.fault, refused.gateway?.code]).toEqual(['assistant', 'key_unknown']);
    await disconnect('junie');
  });

  it('the verifier says that the command of an entry is gone, and how to mend it', async () => {
    const { path } = await connect('junie');
    const entry = JSON.parse(read(path));
    entry.mcpServers.dynamosql.command = '/nowhere/dynamosql-tray';
    write(path, JSON.stringify(entry));
    const { fault, gateway: check } = await verifyFromSeat('junie');
    expect([fault, check?.code]).toEqual(['assistant', 'bridge_missing']);
    expect(check?.fix).toContain('dynamosql-tray connect');
    await disconnect('junie');
    rmSync(path);
  });

  it('a key that was revoked is told, and connecting again writes the new one', async () => {
    const { path } = await connect('lm-studio');
    const before = read(path);
    await run(desk().world, ['keys', 'revoke', 'lm-studio']);
    expect(await rowOf('lm-studio')).toMatchObject({ state: 'key-revoked' });
    expect(await connect('lm-studio')).toMatchObject({ change: 'replace', applied: true });
    expect(read(path)).not.toBe(before);
    expect(isGood(await callAsWrittenIn(read(path)))).toBe(true);
    expect(await disconnect('lm-studio')).toMatchObject([{ outcome: 'deleted' }]);
  });

  it('a key made anew is in the file at once, and the old one calls no more', async () => {
    const { path } = await connect('lm-studio');
    const before = read(path);
    const made = await run(desk().world, ['keys', 'reset', 'lm-studio', '--json']);
    expect(made.json(resetKeyOutput)).toMatchObject({ assistant: 'lm-studio', path });
    expect((await callAsWrittenIn(before)).status).toBe(401);
    expect(isGood(await callAsWrittenIn(read(path)))).toBe(true);
    expect(await disconnect('lm-studio')).toMatchObject([{ outcome: 'deleted' }]);
  });

  it('all are disconnected at once, each by the state of its file', async () => {
    const warp = await connect('warp');
    const amp = inHome('.config/amp/settings.json');
    write(join(desk().world.environment['XDG_CONFIG_HOME'] ?? '', 'amp/settings.json'), '{"a": 1}');
    const { path } = await connect('amp');
    expect(path).not.toBe(amp);
    write(path, read(path).replace('"a": 1', '"a": 2'));
    const undone = await disconnect('--all');
    expect(undone).toMatchObject([
      { assistant: 'warp', path: warp.path, outcome: 'deleted' },
      { assistant: 'amp', path, outcome: 'entry-removed' },
    ]);
    expect(read(path)).toBe('{"a": 2}');
    expect(await keys()).toEqual([]);
  });

  it('several are connected at once without losing one', async () => {
    const ids = ['kiro', 'warp', 'lm-studio', 'junie'];
    const done = await Promise.all(ids.map((id) => connect(id)));
    expect(done.map(({ applied }) => applied)).toEqual([true, true, true, true]);
    expect([...(await keys())].sort()).toEqual([...ids].sort());
    expect((await disconnect('--all')).map(({ outcome }) => outcome)).toEqual([
      'deleted',
      'deleted',
      'deleted',
      'deleted',
    ]);
  });
});

describe('while no app runs', () => {
  it('the entry names the usual port, and undoing needs no app either', async () => {
    const world = openWorld();
    const done = (await run(world, ['connect', 'cursor', '--json'])).json(connectOutput);
    expect(JSON.parse(read(done.path)).mcpServers.dynamosql.url).toBe('http://127.0.0.1:17864/mcp');
    expect(await keys(world)).toEqual(['cursor']);
    expect((await run(world, ['disconnect', 'cursor'])).code).toBe(0);
    expect(existsSync(done.path)).toBe(false);
  });

  it('a preview makes no file and no key', async () => {
    const world = openWorld();
    const shown = await run(world, ['connect', 'goose', '--dry-run']);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/config\.yaml\n.* {4}1 \+ extensions:/s);
    expect(shown.stdout).toContain('Bearer a key made for Goose');
    expect(shown.stderr).toContain('Nothing was changed.');
    expect(readdirSync(homeOf(world))).toEqual([]);
    expect(await keys(world)).toEqual([]);
  });

  it.each([
    [['connect', 'nobody'], 2, 'assistant_unknown'],
    [['connect', 'jetbrains'], 1, 'config_by_hand'],
    [['disconnect'], 2, 'usage'],
    [['disconnect', 'cursor', '--all'], 2, 'usage'],
  ] as const)('%j is refused with exit code %d', async (args, code, failure) => {
    const world = openWorld();
    const refused = await run(world, [...args, '--json']);
    expect([refused.code, refused.failure().code]).toEqual([code, failure]);
  });

  it('a file that cannot be read is left as it is, with the line at fault', async () => {
    const world = openWorld();
    const path = inHome('.cursor/mcp.json', world);
    write(path, '{\n  "mcpServers": {\n    "a" {}\n  }\n}\n');
    const refused = await run(world, ['connect', 'cursor', '--json']);
    expect(refused.code).toBe(1);
    expect(refused.failure()).toMatchObject({ code: 'config_damaged' });
    expect(refused.failure().cause).toContain('Line 3 ');
    expect(await keys(world)).toEqual([]);
    const { assistants } = (await run(world, ['assistants', '--json'])).json(assistantsOutput);
    expect(assistants.find(({ id }) => id === 'cursor')?.problem?.code).toBe('config_damaged');
  });

  it('an old entry with a pasted token is told, replaced, and left in the backup alone', async () => {
    const world = openWorld();
    const path = inHome('.cursor/mcp.json', world);
    const old = {
      mcpServers: {
        dynamosql: {
          url: 'https://mcp.dynamosql.com/mcp',
          headers: { Authorization: 'Bearer pasted-token-of-yesterday' },
        },
      },
    };
    write(path, JSON.stringify(old, null, 2));
    const told = await run(world, ['assistants']);
    expect(told.stderr).toContain('holds a pasted token or secret');
    const done = (await run(world, ['connect', 'cursor', '--json'])).json(connectOutput);
    expect(done.replaces).toEqual([
      { name: 'dynamosql', reason: 'pasted-token', path, variant: null },
    ]);
    expect(done.backupHoldsSecret).toBe(true);
    expect(JSON.stringify(done)).not.toContain('pasted-token-of-yesterday');
    expect(read(path)).not.toContain('pasted-token-of-yesterday');
    expect(statSync(done.backup ?? '').mode & 0o777).toBe(0o600);
    const deleted = await run(world, ['connect', 'cursor', '--delete-backup', '--json']);
    expect(deleted.json(deletedBackupsOutput).deleted).toEqual([done.backup]);
    expect(readdirSync(dirname(path))).toEqual(['mcp.json']);
    const undone = (await run(world, ['disconnect', 'cursor', '--json'])).json(disconnectOutput);
    expect(undone.disconnected).toMatchObject([{ outcome: 'entry-removed', backup: null }]);
    expect(JSON.parse(read(path))).toEqual({ mcpServers: {} });
  });
});
