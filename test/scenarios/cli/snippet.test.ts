import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { keysOutput, revokeOutput, snippetOutput } from '../../../src/shared/outputs.ts';
import { type RunningGateway, startGateway } from '../harness/gateway.ts';
import { send } from '../harness/http.ts';
import { isGood, listTables } from '../harness/messages.ts';
import { sharedDesk } from './desk.ts';
import { run } from './run.ts';

const desk = sharedDesk();
let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGateway(desk().world, desk().emulator);
});

const overHttp = ['claude-code', 'codex', 'cursor', 'vs-code', 'other'] as const;

async function snippetOf(assistant: string) {
  return (await run(desk().world, ['snippet', assistant, '--json'])).json(snippetOutput);
}

/** Where the pasted text sends an assistant, and with which key: read out of the text itself. */
function targetIn(text: string): { readonly url: string; readonly key: string } {
  return {
    url: /"?url"?\s*[:=]\s*"([^"]+)"/.exec(text)?.[1] ?? '',
    key: /Bearer (dsk_[\w-]{43})/.exec(text)?.[1] ?? '',
  };
}

function callWith({ url, key }: { readonly url: string; readonly key: string }) {
  const headers = gateway.headers(key);
  return send(url, { method: 'POST', headers, body: JSON.stringify(listTables()) });
}

describe.each(overHttp)('the snippet for %s', (assistant) => {
  it('holds an address and a key with which a call comes through', async () => {
    const { forms, endpoint } = await snippetOf(assistant);
    expect(endpoint).toBe(gateway.endpoint);
    const target = targetIn(forms[0]?.text ?? '');
    expect(target.url).toBe(gateway.endpoint);
    expect(isGood(await callWith(target))).toBe(true);
  });

  it('is known to the running app by its own name', async () => {
    await callWith(targetIn((await snippetOf(assistant)).forms[0]?.text ?? ''));
    await gateway.command.until(
      (line) => line['event'] === 'call' && line['assistant'] === assistant,
    );
  });
});

it('gives an assistant the same key again, and each its own', async () => {
  const [once, twice, another] = [
    await snippetOf('codex'),
    await snippetOf('codex'),
    await snippetOf('cursor'),
  ].map(({ forms }) => targetIn(forms[0]?.text ?? '').key);
  expect(once).toBe(twice);
  expect(once).not.toBe(another);
});

it('gives Claude Desktop a command without any key', async () => {
  const { forms } = await snippetOf('claude-desktop');
  const text = forms.map((form) => form.text).join('\n');
  expect(text).toContain('stdio');
  expect(text).not.toMatch(/dsk_/);
});

it('offers the key in the path only as the last resort for a client without headers', async () => {
  const { forms } = await snippetOf('other');
  expect(forms[0]?.text).not.toContain('/k/');
  const address = forms.find(({ text }) => text.includes('/k/'))?.text ?? '';
  const answer = await send(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify(listTables()),
  });
  expect(isGood(answer)).toBe(true);
});

it('prints what is to be pasted on stdout, and everything else beside it', async () => {
  const done = await run(desk().world, ['snippet', 'cursor']);
  const { forms } = await snippetOf('cursor');
  expect(done.stdout).toBe(forms.map(({ text }) => `${text}\n`).join(''));
  const config = JSON.parse(forms[0]?.text ?? '');
  expect(config).toHaveProperty('mcpServers.dynamosql.url', gateway.endpoint);
  expect(done.stderr).toContain('~/.cursor/mcp.json');
});

describe('keys', () => {
  it('lie in a file that only their owner can read, in a folder that only he can enter', async () => {
    await snippetOf('cursor');
    const { home } = desk().world;
    expect(statSync(join(home, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(statSync(home).mode & 0o777).toBe(0o700);
  });

  it('are listed masked', async () => {
    const { key } = targetIn((await snippetOf('cursor')).forms[0]?.text ?? '');
    const listed = await run(desk().world, ['keys', '--json']);
    expect(listed.json(keysOutput).keys.map(({ assistant }) => assistant)).toContain('cursor');
    const inWords = await run(desk().world, ['keys']);
    expect(`${listed.stdout}${inWords.stdout}`).not.toContain(key.slice(4));
  });

  it('open nothing any more once they are revoked, and others do', async () => {
    const revoked = targetIn((await snippetOf('vs-code')).forms[0]?.text ?? '');
    const kept = targetIn((await snippetOf('codex')).forms[0]?.text ?? '');
    const done = await run(desk().world, ['keys', 'revoke', 'vs-code', '--json']);
    expect(done.json(revokeOutput)).toEqual({ assistant: 'vs-code', revoked: true });

    expect((await callWith(revoked)).status).toBe(401);
    expect(isGood(await callWith(kept))).toBe(true);
    expect(readFileSync(join(desk().world.home, 'keys.json'), 'utf8')).not.toContain(revoked.key);
  });
});
