import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AssistantId, isAssistantId } from '../../shared/assistant.ts';
import { commands, isCommandName, type RunCommand } from '../../shared/commands.ts';
import { failure } from '../../shared/failure.ts';
import { parseJson, recordOf, textOf } from '../../shared/json.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { closeInQuiet } from './close-in-quiet.ts';
import { createChallenge, isOurChallenge, isSame } from './control-challenge.ts';
import { callerProof, ownerProof } from './control-proof.ts';
import { CONTROL_PROTOCOL } from './control-protocol.ts';
import type { OwnerRecord } from './owner-record.ts';
import { codeOf } from './system-error.ts';

interface ControlOptions {
  readonly owner: OwnerRecord;
  readonly run: RunCommand;
  /** Carries an MCP call of the stdio bridge, as this assistant. */
  readonly carryMcp: (
    request: IncomingMessage,
    response: ServerResponse,
    caller: AssistantId,
  ) => void;
  /** Bridges that hold a line open right now; called at every change. */
  readonly onPresence: (bridges: number) => void;
  /** A bug behind the wall, by the name of its error. */
  readonly onBug: (name: string) => void;
}

export interface ControlServer {
  /** Nobody new is let in; what was asked before is still answered. */
  stopListening(): Promise<void>;
  close(): void;
}

const LONGEST_QUESTION_BYTES = 1024 * 1024;

/** The private channel of the running app: HTTP over a socket that only this user can open. */
export async function listenForControl(options: ControlOptions): Promise<Result<ControlServer>> {
  let bridges = 0;
  const onPresence = (change: 1 | -1): void => {
    bridges += change;
    options.onPresence(bridges);
  };
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
    answer(request, response, { ...options, onPresence }).catch((error: unknown) => {
      options.onBug(error instanceof Error ? error.name : 'unknown');
      give(response, 500, { failure: failure('internal') });
    });
  });
  const { address } = options.owner;
  // Left by an owner that was killed; ours is the only living claim on this home.
  if (process.platform !== 'win32') rmSync(address, { force: true });
  return new Promise((resolve) => {
    server.once('error', (error) => {
      resolve(
        failed(
          failure('control_failed', {
            cause: `The channel ${address} cannot be opened (${codeOf(error)}).`,
          }),
        ),
      );
    });
    server.listen({ path: address, readableAll: false, writableAll: false }, () => {
      // One after the other: in older runtimes `close` gives nothing back.
      const stopListening = (): Promise<void> => closeInQuiet([server]);
      const close = (): void => {
        server.close();
        server.closeAllConnections();
      };
      resolve(ok({ stopListening, close }));
    });
  });
}

interface AnswerParts extends Omit<ControlOptions, 'onPresence'> {
  readonly onPresence: (change: 1 | -1) => void;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: AnswerParts,
): Promise<void> {
  const { cookie, version } = options.owner;
  const [, room = '', name = ''] = (request.url ?? '').split('/');
  if (room === 'hello') {
    const { nonce, protocol } = recordOf(await readJson(request));
    return give(response, 200, {
      version,
      protocol: CONTROL_PROTOCOL,
      proof: ownerProof(cookie, textOf(nonce) ?? ''),
      // Without one nothing can be asked; whoever speaks otherwise learns the version and no more.
      ...(protocol === CONTROL_PROTOCOL ? { challenge: createChallenge(cookie) } : {}),
    });
  }
  if (!isProven(request, cookie))
    return give(response, 403, { failure: failure('control_failed') });
  if (room === 'presence') return holdLine(response, options.onPresence);
  if (room === 'mcp' && isAssistantId(name)) return options.carryMcp(request, response, name);
  if (room !== 'command' || !isCommandName(name))
    return give(response, 404, { failure: failure('usage') });
  const input = commands[name].input.safeParse(await readJson(request));
  if (!input.success) return give(response, 400, { failure: failure('usage') });
  // The schema of this very command has just read the input: the pair fits.
  const result = await options.run(name, input.data as never);
  give(response, 200, result.ok ? { value: result.value } : { failure: result.failure });
}

/** An answer that never ends: the line breaks when either side is gone. */
function holdLine(response: ServerResponse, onPresence: (change: 1 | -1) => void): void {
  onPresence(1);
  response.once('close', () => onPresence(-1));
  response.writeHead(200);
  response.flushHeaders();
}

function isProven(request: IncomingMessage, cookie: string): boolean {
  const [challenge = '', proof = ''] = (request.headers.authorization ?? '')
    .replace(/^Proof /, '')
    .split(':');
  return isOurChallenge(cookie, challenge) && isSame(proof, callerProof(cookie, challenge));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_QUESTION_BYTES) return undefined;
    chunks.push(chunk);
  }
  return parseJson(Buffer.concat(chunks).toString('utf8'));
}

function give(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return void response.destroy();
  const bytes = Buffer.from(JSON.stringify(body));
  const headers = { 'content-type': 'application/json', 'content-length': bytes.length };
  response.writeHead(status, headers).end(bytes);
}
