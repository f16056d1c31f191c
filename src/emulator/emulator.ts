import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createAdmin } from './admin/admin.ts';
import type { AdminActs } from './admin/admin-routes.ts';
import { recordArrival } from './arrivals.ts';
import { type CounterValues, createCounters } from './counters.ts';
import { createFaults } from './faults.ts';
import { createDoor } from './http/door.ts';
import { type Listener, openListener } from './http/listener.ts';
import { stamps } from './http/stamps.ts';
import { type Addresses, addressesAt } from './oauth/addresses.ts';
import { createApiClient } from './oauth/api-client.ts';
import { createIssuedTokens } from './oauth/issued-tokens.ts';
import { createOutage } from './outage.ts';
import type { Parts } from './parts.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { createSqlEngine, type WorkerProgram } from './sql/sql-engine.ts';
import { createSwitchBoard, type Switches } from './switches.ts';
import { createLoopbackCertificate, type LoopbackCertificate } from './tls/certificate.ts';

export interface EmulatorOptions {
  /** 0 (the default) for any free one. */
  readonly port?: number;
  /** TLS with a certificate authority made for this start; its certificate is `Emulator.caPem`. */
  readonly https?: boolean;
  /** Life of an access token; fractions are allowed. Default 600 (contract 2.4). */
  readonly tokenTtlSeconds?: number;
  /** Faults armed from the start, "name" or "name=value"; see `faultTable`. */
  readonly faults?: readonly string[];
  /** Opens the admin path, on a port of its own. */
  readonly admin?: boolean;
  /** Says in the server's title and instructions that the data is not the user's. */
  readonly demo?: boolean;
  /** Where the built database lies between starts. Made when it is absent. */
  readonly cacheFolder: string;
  readonly worker: WorkerProgram;
  /** sql.js's `sql-wasm.wasm`: its path, or its bytes. */
  readonly wasm: string | Uint8Array;
  /** Alternatives to what is assumed about the real server; see `assumptions.ts`. */
  readonly switches?: Partial<Switches>;
  /** Random for each start unless given. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Longest time that one SQL statement may run. Default 10 000. */
  readonly statementLimitMs?: number;
}

export interface Emulator {
  /** `http://127.0.0.1:PORT/mcp` */
  readonly endpoint: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `http://127.0.0.1:OTHER_PORT/admin`, undefined unless asked for. */
  readonly adminUrl: string | undefined;
  /** The authority that clients must trust, undefined without `https`. */
  readonly caPem: string | undefined;
  counters(): CounterValues;
  close(): Promise<void>;
}

/**
 * Starts a local DynamoSQL: token endpoint, discovery and MCP server over sample data, on 127.0.0.1.
 * Resolves as soon as the port listens; the database opens meanwhile and queries wait for it.
 * @throws the system's error when the port cannot be had, Error for an unknown fault, ZodError for
 *   an unknown switch
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const certificate = options.https ? createLoopbackCertificate() : undefined;
  const board = createBoard(options);
  const server = createServerFor(certificate);
  const listener = await openListener(server, options.port ?? 0);
  const parts = createParts(
    options,
    board,
    addressesAt(certificate === undefined ? 'http' : 'https', listener.port),
  );
  const engine = createSqlEngine({ statementLimitMs: 10_000, ...options });
  const rooms = createRooms(parts, { engine, isDemo: options.demo ?? false });
  server.on(
    'request',
    createMainDoor(parts, server, { ownPort: listener.port, roomFor: rooms.roomFor }),
  );
  const counters = (): CounterValues => ({
    ...parts.counters.values(),
    connections: listener.connections(),
  });
  const outage = createOutage(listener);
  const admin = options.admin ? await openAdmin({ ...parts, counters, outage }) : undefined;
  return {
    endpoint: parts.addresses.endpoint,
    issuer: parts.addresses.issuer,
    clientId: parts.client.id,
    clientSecret: parts.client.secret,
    adminUrl: admin?.url,
    caPem: certificate?.caPem,
    counters,
    close: async () => {
      await Promise.all([rooms.close(), engine.close(), outage.begin(), admin?.listener.down()]);
    },
  };
}

/** Made before the port is taken, so that wrong options leave nothing behind. */
function createBoard(options: EmulatorOptions): Pick<Parts, 'faults' | 'switches'> {
  return { faults: createFaults(options.faults), switches: createSwitchBoard(options.switches) };
}

function createParts(
  options: EmulatorOptions,
  board: Pick<Parts, 'faults' | 'switches'>,
  addresses: Addresses,
): Parts {
  const nowMs = (): number => performance.now();
  return {
    ...board,
    addresses,
    counters: createCounters(),
    client: createApiClient({ id: options.clientId, secret: options.clientSecret }),
    tokens: createIssuedTokens({
      issuer: addresses.issuer,
      ttlSeconds: options.tokenTtlSeconds ?? 600,
      nowMs,
    }),
    nowMs,
  };
}

function createServerFor(certificate: LoopbackCertificate | undefined): Server {
  if (certificate === undefined) return createServer();
  return createTlsServer({ cert: certificate.certificatePem, key: certificate.keyPem });
}

function createMainDoor(
  { switches, faults, counters }: Parts,
  server: Server,
  door: { readonly ownPort: number; readonly roomFor: Rooms['roomFor'] },
): RequestListener {
  return createDoor({
    ...door,
    stamps: () => stamps(switches.now(), faults),
    onArrival: (request, isRefused) => {
      server.keepAliveTimeout = switches.now().keepAliveSeconds * 1000;
      recordArrival(counters, request, isRefused);
    },
  });
}

async function openAdmin(
  acts: AdminActs,
): Promise<{ readonly url: string; readonly listener: Listener }> {
  const server = createServer();
  const listener = await openListener(server, 0);
  const admin = createAdmin(acts);
  server.on(
    'request',
    createDoor({ ownPort: listener.port, roomFor: () => admin, stamps: () => ({}) }),
  );
  return { url: `http://127.0.0.1:${listener.port}/admin`, listener };
}
