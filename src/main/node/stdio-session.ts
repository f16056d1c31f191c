import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { failure } from '../../shared/failure.ts';
import { shownText } from '../../shared/outside-text.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { Budgets } from '../../shared/settings.ts';
import { shownLine } from '../core/assistants/masking.ts';
import { standardVariables } from '../core/bridge/standard-variables.ts';
import type { ServerCommand, StartMcpServer } from '../core/ports.ts';
import { ownCodeIn, sessionOver } from './mcp-session.ts';
import { codeOf } from './system-error.ts';

interface ServerParts {
  readonly environment: NodeJS.ProcessEnv;
  readonly version: string;
  readonly budgets: Budgets;
}

const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'EACCES', 'ENOTDIR']);
/** Its last words are kept, in case that it ends. */
const KEPT_WORDS = 2_000;
/** The SDK asks it to end, then ends it, 2 s each; what lasts longer is not waited for. */
const ENDS_WITHIN_MS = 6_000;

/** Starts MCP servers by command, and speaks with them over the SDK. Each ends with its session. */
export function createMcpServerStarter(parts: ServerParts): StartMcpServer {
  const { version, budgets } = parts;
  return async (command) => {
    const transport = transportFor(command, parts.environment);
    const words = lastWords(transport);
    const hasEnded = endOf(transport);
    // The era is not asked for: the SDK would start a second process for the question.
    const client = new Client(
      { name: 'dynamosql-tray', version },
      { versionNegotiation: { mode: 'legacy' }, capabilities: {} },
    );
    const attempt = async <T>(step: () => Promise<T>): Promise<Result<T>> => {
      try {
        return ok(await step());
      } catch (error) {
        return failed(failureOf(error, { command, words: words() }));
      }
    };
    const options = { timeout: budgets.connectMs };
    const connected = await attempt(() => client.connect(transport, options));
    async function close(): Promise<void> {
      await client.close();
      await hasEnded();
    }
    if (!connected.ok) {
      await close();
      return connected;
    }
    const session = sessionOver(client, { attempt, options: { timeout: budgets.firstByteMs } });
    return ok({ ...session, close });
  };
}

function transportFor(
  { command, args, env }: ServerCommand,
  environment: NodeJS.ProcessEnv,
): StdioClientTransport {
  const variables = { ...standardVariables(environment), ...env };
  const set = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return new StdioClientTransport({
    command,
    args: [...args],
    env: Object.fromEntries(set),
    stderr: 'pipe',
  });
}

/** Waits for the end of its process, which closes both its pipes. */
function endOf(transport: StdioClientTransport): () => Promise<void> {
  const ended = new Promise<void>((resolve) => {
    transport.onclose = resolve;
  });
  return () => Promise.race([ended, pause(ENDS_WITHIN_MS, undefined, { ref: false })]);
}

/** The last line that the program wrote for people. */
function lastWords({ stderr }: StdioClientTransport): () => string {
  let said = '';
  stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-KEPT_WORDS);
  });
  return () => said.trim().split('\n').at(-1) ?? '';
}

interface Told {
  readonly command: ServerCommand;
  readonly words: string;
}

function failureOf(error: unknown, { command, words }: Told) {
  const own = ownCodeIn(error);
  if (own) return failure(own);
  if (NOT_THERE.has(codeOf(error))) {
    const cause = `${shownText(command.command)} cannot be started (${codeOf(error)}).`;
    return failure('bridge_missing', { cause });
  }
  const said = words === '' ? '' : ` Its last words: "${shownText(shownLine(words))}"`;
  const why = error instanceof Error ? shownText(error.message) : 'unknown';
  return failure('bridge_failed', { cause: `It did not answer as an MCP server (${why}).${said}` });
}
