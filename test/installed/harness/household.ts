import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect } from 'vitest';
import { z } from 'zod';
import { connectOutput } from '../../../src/shared/connecting.ts';
import type { Account } from '../../scenarios/harness/running-command.ts';
import type { InstalledDesktop } from './installed-desktop.ts';

/** Tells the app where this person's server is: everything else is found from there. */
export function tellServer({ home, emulator, desktop }: InstalledDesktop): void {
  const { account } = desktop.stage.source;
  const settings = join(home, 'settings.json');
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(settings, JSON.stringify({ mcpUrl: emulator.endpoint }), { mode: 0o600 });
  for (const path of [home, settings]) handOver(path, account);
}

export function handOver(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** Signs in by the command, which asks the app. */
export async function signIn({ command, emulator }: InstalledDesktop): Promise<void> {
  const given = `${emulator.clientId}\n${emulator.clientSecret}\n`;
  const { code, stdout, stderr } = await command(['login', '--json'], given);
  if (code !== 0) throw new Error(`Signing in ended with ${code}: ${stdout}${stderr}`);
}

const serverEntry = z.object({
  command: z.string(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()).optional(),
});
const config = z.object({ mcpServers: z.record(z.string(), serverEntry) });

/** Connects an assistant that starts servers by command, and starts what its file says, as it would. */
export async function openAssistant(installed: InstalledDesktop): Promise<Client> {
  return startAssistant(installed, await connectAssistant(installed));
}

/** Connects it, and gives the path of its own file. */
export async function connectAssistant({ command }: InstalledDesktop): Promise<string> {
  const done = (await command(['connect', 'junie', '--json'])).json(connectOutput);
  expect(done.way).toBe('stdio');
  return done.path;
}

/** Starts what stands in the assistant's file. */
export async function startAssistant(installed: InstalledDesktop, file: string): Promise<Client> {
  const { mcpServers } = config.parse(JSON.parse(readFileSync(file, 'utf8')));
  const entry = serverEntry.parse(mcpServers['dynamosql']);
  expect(existsSync(entry.command)).toBe(true);
  const words = asAccount(installed.desktop.stage.source.account);
  const [program = '', ...args] = [...words, entry.command, ...entry.args];
  const env = { ...installed.environment, ...entry.env };
  const client = new Client({ name: 'junie', version: '1' });
  await client.connect(new StdioClientTransport({ command: program, args, env, stderr: 'ignore' }));
  installed.desktop.world.onEnd(() => client.close());
  return client;
}

/** The names of the tables, as the assistant's model reads them. */
export async function tablesOf(client: Client): Promise<string> {
  const answer = await client.callTool({ name: 'list_tables', arguments: {} });
  return `${answer.isError === true ? 'error: ' : ''}${JSON.stringify(answer.content)}`;
}

/** The words that start a program under another account. */
function asAccount(account: Account | undefined): readonly string[] {
  if (!account) return [];
  return ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', '--'];
}
