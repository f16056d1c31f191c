import { type Connection, json, stdioEntry } from './definition.ts';
import { zipOf } from './zip.ts';

/** The form of the manifest that Claude Desktop reads. */
const MANIFEST_VERSION = '0.3';
const SERVER = 'server/index.js';

export interface BundleFacts {
  readonly connection: Pick<Connection, 'name' | 'bridge'>;
  readonly version: string;
  readonly demo: boolean;
}

/**
 * An extension for Claude Desktop that starts our bridge. It holds no key: the bridge is let in
 * because it runs as this user. It holds no program either, so it never grows old beside the app.
 */
export function bundleFor(facts: BundleFacts): Uint8Array {
  return zipOf([
    { name: 'manifest.json', text: `${json(manifestOf(facts))}\n` },
    { name: SERVER, text: launcherOf(facts) },
  ]);
}

function manifestOf({ connection, version, demo }: BundleFacts) {
  // The variable belongs to the manifest, not to this text.
  const folder = ['$', '{__dirname}'].join('');
  return {
    manifest_version: MANIFEST_VERSION,
    name: connection.name,
    display_name: demo ? 'DynamoSQL (demo data)' : 'DynamoSQL',
    version,
    description: 'Tables and read-only SQL of DynamoSQL, through DynamoSQL Tray on this computer',
    author: { name: 'DynamoSQL Tray' },
    server: {
      type: 'node',
      entry_point: SERVER,
      mcp_config: { command: 'node', args: [`${folder}/${SERVER}`], env: {} },
    },
    tools_generated: true,
    compatibility: { platforms: ['darwin', 'win32', 'linux'], runtimes: { node: '>=18.0.0' } },
  };
}

function launcherOf({ connection }: BundleFacts): string {
  const {
    command,
    args,
    env = {},
  } = { env: {}, ...stdioEntry({ ...noAddress, ...connection }, 'claude-desktop') };
  return `'use strict';
// Starts the bridge of DynamoSQL Tray and passes everything through. There is no key in here.
const { spawn } = require('node:child_process');

const bridge = ${json({ command, args, env })};

const child = spawn(bridge.command, bridge.args, {
  env: { ...process.env, ...bridge.env },
  stdio: ['pipe', 'pipe', 'inherit'],
  windowsHide: true,
});
process.stdin.pipe(child.stdin);
child.stdout.pipe(process.stdout);
child.stdin.on('error', () => {});
child.on('error', (error) => {
  const why = error.code === 'ENOENT' ? 'is not there any more' : 'cannot be started';
  console.error(\`DynamoSQL Tray \${why} (\${bridge.command}). Open it and install this extension again.\`);
  process.exit(1);
});
child.on('close', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
`;
}

const noAddress = { endpoint: '', keyedEndpoint: '', key: '' };
