// What the bench's two ends agree on: the stand-in server and the programs that call it.

export const TOKEN = 'bench-token';
export const CLIENT_ID = 'bench-client';
export const CLIENT_SECRET = 'bench-secret';
export const PROTOCOL_VERSION = '2025-11-25';
export const ROUND_TRIP_MS = 20;

export const KB = 1_024;
export const MB = 1_024 * 1_024;

/** A request for an answer of at least `bytes` bytes. */
export function toolCall(id: number, bytes: number): string {
  const params = { name: 'rows', arguments: { bytes } };
  return JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params });
}

/** The line with which the stand-in says that it listens. */
export interface StandInReady {
  readonly nearPort: number;
  /** The same server behind a relay that makes it look `ROUND_TRIP_MS` away. */
  readonly farPort: number;
  readonly caPem: string;
}
