import { fileURLToPath } from 'node:url';

// The entry of the command line. Built to dist/cli.cjs, with its helpers beside it. The rest is
// loaded after the look at the runtime: on an older one it would end in a riddle.

declare const __APP_VERSION__: string;

const NEEDED_NODE = [22, 19] as const;

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function main(): Promise<void> {
  const { begin } = await import('./cli/begin.ts');
  await begin({
    version: __APP_VERSION__,
    files: {
      command: { program: process.execPath, args: [beside('cli.cjs')] },
      keychainChild: beside('keychain-child.cjs'),
      sqlWorker: new URL('sql-worker.cjs', import.meta.url),
      sqlWasm: beside('sql-wasm.wasm'),
    },
  });
}

// A reader that went away, such as `head`, is no failure of ours.
process.stdout.on('error', () => process.exit(0));

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor < NEEDED_NODE[1])) {
  process.stderr.write(
    `dynamosql-tray needs Node ${NEEDED_NODE.join('.')} or newer; this is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
} else void main();
