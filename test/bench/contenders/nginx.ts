import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOKEN } from '../bench-protocol.ts';
import type { Contender, Place } from '../contender.ts';
import { createHttpCaller } from '../http-caller.ts';
import { startProgram } from '../started-program.ts';

const KEY = 'bench-key';

/** The leanest program that does the same: checks a key, puts the token in its place, keeps its connections. */
export async function startNginx(place: Place): Promise<Contender> {
  const port = await freePort();
  const folder = join(place.folder, `nginx-${port}`);
  mkdirSync(folder);
  const configFile = join(folder, 'nginx.conf');
  writeFileSync(configFile, configuration(place, port));
  const args = ['-p', folder, '-c', configFile, '-e', join(folder, 'error.log')];
  const program = startProgram('/usr/sbin/nginx', { args });
  await untilListening(port);
  const caller = createHttpCaller({ origin: `http://127.0.0.1:${port}`, bearer: KEY });
  return {
    name: 'nginx',
    pid: program.pid,
    caller,
    async end() {
      await caller.close();
      await program.end();
    },
  };
}

/** One process in the foreground, and every file that nginx writes in its own folder. */
function configuration({ upstreamPort, caFile }: Place, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${kind};`)
    .join(' ');
  return `
daemon off; master_process off; pid nginx.pid;
events { worker_connections 1024; }
http {
  access_log off; ${temporary}
  keepalive_timeout 600s; keepalive_requests 10000000; client_max_body_size 32m;
  upstream server { server 127.0.0.1:${upstreamPort}; keepalive 128; keepalive_timeout 600s; keepalive_requests 10000000; }
  server {
    listen 127.0.0.1:${port};
    location = /mcp {
      if ($http_authorization != "Bearer ${KEY}") { return 401; }
      proxy_pass https://server; proxy_http_version 1.1;
      proxy_set_header Connection ""; proxy_set_header Host localhost:${upstreamPort};
      proxy_set_header Authorization "Bearer ${TOKEN}";
      proxy_ssl_trusted_certificate ${caFile}; proxy_ssl_verify on; proxy_ssl_name localhost;
      proxy_ssl_protocols TLSv1.3;
      proxy_buffering off; proxy_buffer_size 64k; proxy_buffers 4 64k; proxy_busy_buffers_size 128k; proxy_read_timeout 600s;
    }
  }
}
`;
}

/** nginx cannot choose a port by itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(port: number): Promise<void> {
  const deadline = AbortSignal.timeout(5_000);
  while (!(await isListening(port))) await sleep(20, undefined, { signal: deadline });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
