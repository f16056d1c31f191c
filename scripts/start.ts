import { spawn } from 'node:child_process';
import { findElectron, openApp, reasonForNoWindow } from './open-app.ts';
import { buildIfNeeded, COMMAND } from './run-built.ts';

// Starts the app in the foreground: with its window, or headless where it can have none.

const args = process.argv.slice(2);
const say = (line: string) => void process.stderr.write(`${line}\n`);

await buildIfNeeded();
const reason = reasonForNoWindow();
const electron = reason === undefined ? await findElectron(say) : undefined;
if (!electron) say(`${reason ?? 'No Electron can be had here.'} The app runs without its window.`);

const app = electron
  ? openApp(electron, args)
  : spawn(process.execPath, [COMMAND, 'serve', ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => app.kill(signal));
app.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
