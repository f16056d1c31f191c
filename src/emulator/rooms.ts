import type { Room } from './http/door.ts';
import { createEndpoint } from './mcp/endpoint.ts';
import { createProtocolLegs } from './mcp/protocol-legs.ts';
import { createDescribeTable } from './mcp/tools/describe-table.ts';
import { createListTables } from './mcp/tools/list-tables.ts';
import { createMetadataCache } from './mcp/tools/metadata-cache.ts';
import { createRunSql } from './mcp/tools/run-sql.ts';
import { createOauthRooms } from './oauth/oauth-rooms.ts';
import type { Parts } from './parts.ts';
import type { SqlEngine } from './sql/sql-engine.ts';

export interface Rooms {
  roomFor(path: string): Room | undefined;
  close(): Promise<void>;
}

interface RoomOptions {
  readonly engine: SqlEngine;
  readonly isDemo: boolean;
}

/** Every path of the stand-in. */
export function createRooms(parts: Parts, options: RoomOptions): Rooms {
  const mcp = createMcpRoom(parts, options);
  const placed = [
    { path: '/mcp', room: mcp.room, isOffered: undefined },
    ...createOauthRooms(parts),
  ];
  const byPath = new Map(placed.map((room) => [room.path, room]));
  return {
    close: mcp.close,
    roomFor: (path) => {
      const found = byPath.get(path);
      return found?.isOffered?.() === false ? undefined : found?.room;
    },
  };
}

function createMcpRoom(
  parts: Parts,
  { engine, isDemo }: RoomOptions,
): { readonly room: Room; close(): Promise<void> } {
  const cache = createMetadataCache(Date.now);
  const tools = [createListTables(cache), createDescribeTable(cache), createRunSql(engine)];
  const switches = parts.switches.now;
  const legs = createProtocolLegs({ tools, isDemo, switches });
  return { room: createEndpoint({ ...parts, tools, legs, switches }), close: legs.close };
}
