import { describe, expect, it } from 'vitest';
import { standardVariables } from '../../../src/main/core/bridge/standard-variables.ts';

describe('the variables of an app that a bridge starts', () => {
  it('are those of any program of the session, and where its home is', () => {
    const standard = {
      HOME: '/home/a',
      PATH: '/bin',
      LANG: 'C',
      LC_ALL: 'C',
      XDG_RUNTIME_DIR: '/run/user/1',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x',
      SystemRoot: 'C:\\Windows',
      DYNAMOSQL_TRAY_HOME: '/h',
      DYNAMOSQL_TRAY_PORT: '0',
    };
    expect(standardVariables(standard)).toEqual(standard);
  });

  it.each([
    'DYNAMOSQL_CLIENT_ID',
    'DYNAMOSQL_CLIENT_SECRET',
    'DYNAMOSQL_MCP_URL',
    'DYNAMOSQL_MCP_TOKEN',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'LD_PRELOAD',
    'HTTPS_PROXY',
    'ANTHROPIC_API_KEY',
    'MY_HOME',
    'HOMEPAGE',
  ])('never hold %s of the assistant', (name) => {
    expect(standardVariables({ [name]: 'x' })).toEqual({});
  });
});
