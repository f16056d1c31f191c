import { join } from 'node:path';
import type { Surroundings } from './surroundings.ts';

/** In a home of its own choice the demo lies inside that, so that it leaves the rest alone. */
export function demoSurroundings(surroundings: Surroundings): Surroundings {
  const { environment } = surroundings;
  const home = environment['DYNAMOSQL_TRAY_HOME'];
  const {
    DYNAMOSQL_MCP_URL: _url,
    DYNAMOSQL_CLIENT_ID: _id,
    DYNAMOSQL_CLIENT_SECRET: _secret,
    DYNAMOSQL_TRAY_PORT: _port,
    ...rest
  } = environment;
  const own = home ? { DYNAMOSQL_TRAY_HOME: join(home, 'demo') } : {};
  return { ...surroundings, environment: { ...rest, ...own } };
}
