import { once } from 'node:events';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';

/** A place on loopback where installed apps look for updates. */
export interface Feed {
  /** What it gives from now on: as published, with one byte of each package changed, or nothing at all. */
  serve(what: 'published' | 'tampered' | 'broken'): void;
  /** Names of the files that were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Serves a folder at the address that was written into the packages. */
export async function openFeed(folder: string, port: number): Promise<Feed> {
  const asked: string[] = [];
  let serving: Parameters<Feed['serve']>[0] = 'published';
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '', 'http://feed').pathname);
    asked.push(name);
    const file = join(folder, name);
    if (serving === 'broken' || !existsSync(file)) response.writeHead(503).end();
    else give(file, response, serving === 'tampered' && !name.endsWith('.yml'));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    asked,
    serve(what) {
      serving = what;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

function give(file: string, response: ServerResponse, isTampered: boolean): void {
  response.writeHead(200, { 'content-length': statSync(file).size });
  const content = createReadStream(file);
  if (isTampered) content.pipe(changingOneByte()).pipe(response);
  else content.pipe(response);
}

function changingOneByte(): Transform {
  let isChanged = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!isChanged) chunk[chunk.length - 1] = (chunk.at(-1) ?? 0) ^ 1;
      isChanged = true;
      done(null, chunk);
    },
  });
}
