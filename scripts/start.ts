import { spawn } from 'node:child_process';
import { buildIfNeeded, COMMAND } from './run-built.ts';

// Starts the app in the foreground. Without a window yet, that is the headless run.

await buildIfNeeded();
const app = spawn(process.execPath, [COMMAND, 'serve', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => app.kill(signal));
app.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
