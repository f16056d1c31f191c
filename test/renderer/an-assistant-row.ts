import type { AssistantRow } from '../../src/shared/connecting.ts';

/** Cursor, found on this computer and not connected. */
export const foundCursor: AssistantRow = {
  id: 'cursor',
  name: 'Cursor',
  monogram: 'Cu',
  found: true,
  path: '/home/ada/.cursor/mcp.json',
  variant: null,
  state: 'none',
  way: null,
  hasKey: false,
  oldEntries: [],
  problem: null,
  byHand: null,
  installs: 'link',
  restart: 'In Cursor open Settings, MCP, and switch the server on.',
  evidence: 'reported',
  lastSeen: null,
  client: null,
  protocolVersion: null,
  callsToday: 0,
  lastError: null,
};

export const waitingCursor: AssistantRow = {
  ...foundCursor,
  state: 'waiting',
  way: 'header',
  hasKey: true,
};

export const connectedCursor: AssistantRow = {
  ...waitingCursor,
  state: 'seen',
  lastSeen: '2026-11-24T10:00:00Z',
  client: 'cursor-vscode 1.7.2',
  protocolVersion: '2025-11-25',
  callsToday: 31,
};
