import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to the gateway that takes down what passes: the gateway itself counts no stray request. */
export interface RecordedWay {
  readonly endpoint: string;
  /** `METHOD /path` of each request. */
  readonly requests: readonly string[];
}

/** A way that closes with the test that opened it. */
export async function recordedWayTo(endpoint: string): Promise<RecordedWay> {
  const { hostname, port: gatewayPort } = new URL(endpoint);
  const requests: string[] = [];
  const server = createServer((incoming, response) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const { method, headers, url: path } = incoming;
    const onward = request(
      { host: hostname, port: gatewayPort, method, headers, path },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    response.once('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { endpoint: `http://127.0.0.1:${port}/mcp`, requests };
}
