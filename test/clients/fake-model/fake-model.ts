import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { anthropicMessages } from './anthropic-messages.ts';
import type { Asked, ModelFormat, StreamEvent } from './format.ts';
import { geminiContent } from './gemini-content.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiResponses } from './openai-responses.ts';

/** A model that can do one thing: have one tool called, and repeat what it gave. */
export interface FakeModel {
  readonly origin: string;
  /** What the tool gave, as the client handed it on; empty until then. */
  readonly results: readonly string[];
  close(): Promise<void>;
}

interface FakeModelOptions {
  /** Happens after the model was offered its tools, and before it has one called. */
  readonly beforeCall?: () => Promise<unknown>;
}

const formats: readonly ModelFormat[] = [
  anthropicMessages,
  openaiResponses,
  openaiChat,
  geminiContent,
];

/** @param wanted is part of the name of the tool to call: clients put their own words in front */
export async function startFakeModel(
  wanted: string,
  { beforeCall }: FakeModelOptions = {},
): Promise<FakeModel> {
  const results: string[] = [];

  async function reply(
    { tools, result }: Asked,
    format: ModelFormat,
  ): Promise<readonly StreamEvent[]> {
    if (result !== undefined) {
      results.push(result);
      return format.say(`The tool gave: ${result}`);
    }
    const tool = tools.find(({ name }) => name.includes(wanted));
    if (!tool) return format.say('There is no such tool.');
    await beforeCall?.();
    return format.callTool(tool);
  }

  const server = createServer(async (request, response) => {
    const format = formats.find(({ path }) => path.test(pathOf(request)));
    const body = await text(request);
    if (!format) return void response.writeHead(404).end();
    try {
      stream(response, await reply(format.read(JSON.parse(body)), format));
    } catch (error) {
      // The client quotes it, so it stands in the failing test.
      response.writeHead(400).end(`The fake model cannot read this: ${error}`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    results,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** For one question that wants the tables listed. */
export async function withFakeModel<T>(ask: (origin: string) => Promise<T>): Promise<T> {
  const model = await startFakeModel('list_tables');
  try {
    return await ask(model.origin);
  } finally {
    await model.close();
  }
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

function stream(response: ServerResponse, events: readonly StreamEvent[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const { event, data } of events) {
    response.write(`${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`);
  }
  response.end();
}
