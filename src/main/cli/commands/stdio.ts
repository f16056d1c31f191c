import { type AssistantId, isAssistantId } from '../../../shared/assistant.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type FinderOptions, findApp } from '../../node/app-finder.ts';
import type { AppCommand } from '../../node/app-starter.ts';
import type { AppChannel } from '../../node/bridge/app-channel.ts';
import type { FindApp } from '../../node/bridge/app-link.ts';
import { runBridge } from '../../node/bridge/bridge.ts';
import { reachRunningApp } from '../../node/bridge/running-app.ts';
import { chooseHome, openHome } from '../../node/home.ts';
import { openingOfInstalledApp } from '../../seat/installed-app.ts';
import { isOverridden } from '../../seat/overrides.ts';
import type { Surroundings } from '../../seat/surroundings.ts';
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

/** The app of this home; where none runs, one is started. */
function runningApp(call: CommandCall, assistant: AssistantId): Result<FindApp> {
  const { words, surroundings } = call;
  const { environment, version } = surroundings;
  const demo = words.isSet('demo');
  const chosen = chooseHome({ environment, platform: process.platform, demo });
  const home = chosen.ok ? openHome(chosen.value) : chosen;
  if (!home.ok) return home;
  const options: FinderOptions<AppChannel> = {
    home: home.value.path,
    environment,
    start: () => (words.isSet('no-start') ? undefined : appToStart(surroundings, demo)),
    reach: (owner) => reachRunningApp({ owner, assistant, version, budgetMs: CONTROL_MS }),
  };
  return ok((signal) => findApp(options, signal));
}

/** The installed app, or a headless one that ends by itself a minute after its last bridge. */
function appToStart(surroundings: Surroundings, demo: boolean): AppCommand {
  const installed = demo ? undefined : openingOfInstalledApp(surroundings, { hidden: true });
  if (installed) return installed;
  const { program, args } = surroundings.files.command;
  const serve = ['serve', ...(demo ? ['--demo'] : []), '--idle-exit', IDLE_EXIT_SECONDS];
  return { program, args: [...args, ...serve] };
}
