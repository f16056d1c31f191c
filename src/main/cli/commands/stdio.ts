import { type AssistantId, isAssistantId } from '../../../shared/assistant.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findApp } from '../../node/bridge/app-finder.ts';
import type { FindApp } from '../../node/bridge/app-link.ts';
import { runBridge } from '../../node/bridge/bridge.ts';
import { chooseHome, openHome } from '../../node/home.ts';
import { isOverridden } from '../../seat/overrides.ts';
import { usageOf } from '../arguments.ts';
import type { CliCommand, CommandCall } from '../command.ts';

const CONTROL_MS = 5_000;
const IDLE_EXIT_SECONDS = '60';

export const stdio: CliCommand = {
  name: 'stdio',
  usage: '[--assistant ID] [--no-start]',
  options: { assistant: { type: 'string' }, 'no-start': { type: 'boolean' } },
  optionHelp: {
    assistant: 'whose calls these are (default other)',
    'no-start': 'never starts the app: it answers that it does not run',
  },
  positionals: { least: 0, most: 0 },
  run,
};

async function run(call: CommandCall): Promise<number> {
  const { words, surroundings, output } = call;
  const assistant = words.text('assistant') ?? 'other';
  if (!isAssistantId(assistant))
    return output.fail(usageOf(stdio, `"${assistant}" is no known assistant.`));
  const staysHere = isOverridden(surroundings.environment, words.isSet('demo'));
  const app = staysHere ? ownApp(call, assistant) : runningApp(call, assistant);
  if (!app.ok) return output.fail(app.failure);
  await runBridge({
    input: process.stdin,
    output: process.stdout,
    version: surroundings.version,
    demo: words.isSet('demo'),
    findApp: app.value,
  });
  return 0;
}

/** Loaded only here: a bridge to a running app needs none of what an app is made of. */
function ownApp(call: CommandCall, assistant: AssistantId): Result<FindApp> {
  return ok(async () => (await import('../own-app.ts')).openOwnApp(call, assistant));
}

/** The app of this home, or a headless one that ends by itself a minute after its last bridge. */
function runningApp(call: CommandCall, assistant: AssistantId): Result<FindApp> {
  const { words, surroundings } = call;
  const { environment, version, files } = surroundings;
  const demo = words.isSet('demo');
  const chosen = chooseHome({ environment, platform: process.platform, demo });
  const home = chosen.ok ? openHome(chosen.value) : chosen;
  if (!home.ok) return home;
  const { program, args } = files.command;
  const serve = ['serve', ...(demo ? ['--demo'] : []), '--idle-exit', IDLE_EXIT_SECONDS];
  const options = {
    home: home.value.path,
    assistant,
    version,
    environment,
    start: words.isSet('no-start') ? undefined : { program, args: [...args, ...serve] },
    budgetMs: CONTROL_MS,
  };
  return ok((signal) => findApp(options, signal));
}
