import { type AssistantId, isAssistantId } from '../../../shared/assistant.ts';
import type {
  CommandInput,
  CommandName,
  CommandOutput,
  RunCommand,
} from '../../../shared/commands.ts';
import { failure } from '../../../shared/failure.ts';
import { links } from '../../../shared/links.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { masked } from '../../../shared/secret.ts';
import { updatedByHand } from '../../../shared/update.ts';
import { bundleFor } from '../assistants/bundle.ts';
import type { Connection } from '../assistants/definition.ts';
import { entryNameIn } from '../assistants/entry-name.ts';
import { base64Of } from '../assistants/links.ts';
import { isInPassingPlace } from '../assistants/passing-place.ts';
import { snippetFor } from '../assistants/snippets.ts';
import type { McpSession } from '../ports.ts';
import { describeTable, listTables, runSql } from '../tables/catalog.ts';
import { lifeLeftMs } from '../tokens/access-token.ts';
import type { AssistantDesk } from './assistant-desk.ts';
import { createAssistantUseCases } from './connect-assistants.ts';
import { logIn } from './log-in.ts';
import type { CommandParts } from './parts.ts';
import { resetKey } from './reset-key.ts';
import { verifyConnection } from './verify-connection.ts';

type Implementations = {
  readonly [N in CommandName]: (input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>;
};

/** What the app can be asked to do, by name: one row for each command of the contract. */
export function createCommands(parts: CommandParts, desk: AssistantDesk): RunCommand {
  const { options } = parts;
  const assistants = createAssistantUseCases(parts, desk);
  const implementations: Implementations = {
    status: parts.status,
    token: (input) => freshToken(parts, input),
    login: (input) => logInAndStartOver(parts, input),
    logout: () => logOut(parts),
    verify: (input) => verifyConnection({ parts, desk }, input),
    assistants: assistants.list,
    connect: assistants.connect,
    disconnect: assistants.disconnect,
    deleteBackup: assistants.deleteBackup,
    bundle: () => bundle(parts),
    snippet: (input) => snippet(parts, input),
    keys: async () =>
      ok({ keys: options.keys.list().map((key) => ({ ...key, key: masked(key.key) })) }),
    revoke: (input) => revoke(parts, input),
    resetKey: (input) => desk.inTurn(() => resetKey(parts, desk, input)),
    tables: ({ schema }) => withSession(parts, (session) => listTables(session, schema)),
    describe: (input) => withSession(parts, (session) => describeTable(session, input)),
    async startAtLogin({ isOn }) {
      const done = await options.setStartAtLogin?.(isOn);
      if (!done) return failed(failure('app_not_running', { cause: NO_DESKTOP }));
      return done.ok ? ok({}) : done;
    },
    update: ({ act }) => update(parts, act),
    async quit() {
      options.onQuit?.();
      return ok({});
    },
    sql: ({ sql }) => withSession(parts, (session) => runSql(session, sql)),
  };
  return (name, input) => implementations[name](input);
}

const NO_DESKTOP = 'Only the desktop app can switch its start at login, and it does not run.';

async function freshToken(
  { ports, run, tokens }: CommandParts,
  { minLifeSeconds, strict }: CommandInput<'token'>,
) {
  const token = await tokens.withLifeLeft(minLifeSeconds * 1_000);
  if (!token.ok) return token;
  const leftMs = lifeLeftMs(token.value, ports.clock);
  if (strict && leftMs < minLifeSeconds * 1_000) return failed(failure('life_too_short'));
  return ok({
    accessToken: token.value.value.reveal(),
    expiresAt: new Date(ports.clock.wallMs() + leftMs).toISOString(),
    secondsLeft: Math.max(0, Math.floor(leftMs / 1_000)),
    scope: token.value.scopes.join(' '),
    mcpUrl: run.mcpUrl,
  });
}

async function logInAndStartOver(parts: CommandParts, input: CommandInput<'login'>) {
  const { run, vault, ports } = parts;
  const { network, clock, settings } = ports;
  const budgetMs = settings.current().budgets.tokenMs;
  const done = await logIn({ run, vault, network, clock, budgetMs }, input);
  if (done.ok) {
    // The terminal says which scopes are missing; whoever logs in there goes on with the rest.
    ports.settings.change({ acceptedMissingScopes: done.value.missingScopes });
    parts.startOver();
    void parts.tokens.current('probe');
  }
  return done;
}

async function logOut({
  vault,
  startOver,
}: CommandParts): Promise<Result<CommandOutput<'logout'>>> {
  const deleted = await vault.forget();
  if (!deleted.ok) return deleted;
  startOver();
  return ok({ deleted: deleted.value });
}

function knownAssistant(text: string): Result<AssistantId> {
  return isAssistantId(text) ? ok(text) : failed(failure('assistant_unknown'));
}

async function snippet(parts: CommandParts, input: CommandInput<'snippet'>) {
  const assistant = knownAssistant(input.assistant);
  if (!assistant.ok) return assistant;
  const key = await parts.options.keys.keyFor(assistant.value);
  if (!key.ok) return key;
  const connection = connectionOf(parts, key.value.key);
  return ok(snippetFor(assistant.value, connection, parts.options.machine));
}

/** The extension holds no key; one is made so that its bridge can be shut out like any other. */
async function bundle(parts: CommandParts): Promise<Result<CommandOutput<'bundle'>>> {
  const { version, demo } = parts.run;
  if (isInPassingPlace(parts.run.bridge.command)) return failed(failure('app_not_installed'));
  const key = await parts.options.keys.keyFor('claude-desktop');
  if (!key.ok) return key;
  const connection = connectionOf(parts, '');
  const packed = bundleFor({ connection, version, demo });
  return ok({ fileName: `${connection.name}.mcpb`, base64: base64Of(packed) });
}

/** Only a desktop app replaces itself; what came another way goes the way it came. */
async function update({ options, run }: CommandParts, act: CommandInput<'update'>['act']) {
  if (options.onUpdate) return options.onUpdate(act);
  if (act === 'install') return failed(failure('update_not_ready'));
  return ok({ ...updatedByHand, running: run.version, link: links.downloads });
}

/** What an assistant's configuration is made of, with this key. */
export function connectionOf({ ports, run, options }: CommandParts, key: string): Connection {
  const origin = `http://127.0.0.1:${options.port() ?? ports.settings.current().port}`;
  return {
    name: entryNameIn(run),
    endpoint: `${origin}/mcp`,
    keyedEndpoint: `${origin}/k/${key}/mcp`,
    key,
    bridge: run.bridge,
  };
}

async function revoke({ options }: CommandParts, input: CommandInput<'revoke'>) {
  const assistant = knownAssistant(input.assistant);
  if (!assistant.ok) return assistant;
  const revoked = await options.keys.revoke(assistant.value);
  return revoked.ok ? ok({ assistant: assistant.value, revoked: revoked.value }) : revoked;
}

/** One short session with the server for one question of the person. */
async function withSession<T>(
  { ports, run, tokens }: CommandParts,
  ask: (session: McpSession) => Promise<Result<T>>,
): Promise<Result<T>> {
  const token = await tokens.current();
  if (!token.ok) return token;
  const session = await ports.openMcpSession({
    url: run.mcpUrl,
    bearer: token.value.value,
    era: 'auto',
  });
  if (!session.ok) return session;
  const answer = await ask(session.value);
  await session.value.close();
  return answer;
}
