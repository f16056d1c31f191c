import type { RunFacts } from '../../src/main/core/ports.ts';
import { MCP_URL } from './authorization-server.ts';

/** An ordinary run for the fake's server, with its credentials in the keychain. */
export function createRunFacts(given: Partial<RunFacts> = {}): RunFacts {
  return {
    version: '0.1.0',
    home: '/home/ada/.config/dynamosql-tray',
    ownsHome: true,
    isDefaultHome: true,
    mcpUrl: MCP_URL,
    bridge: { command: 'dynamosql-tray', args: ['stdio'], env: {} },
    loopbackIsProxied: false,
    person: { folder: '/home/ada', variables: {}, loopbackIsProxied: false },
    givenCredentials: undefined,
    demo: false,
    ...given,
  };
}
