import type { Disconnected } from '../../../shared/connecting.ts';
import type { Person } from '../../../shared/person.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { entryNameIn } from '../assistants/entry-name.ts';
import { lookOnlyConfigs, lookOnlyFiles } from '../assistants/look-only.ts';
import { openLocalKeys } from '../credentials/local-keys.ts';
import type { Machine } from '../machine.ts';
import type { Ports } from '../ports.ts';
import { createAssistantDesk } from './assistant-desk.ts';
import { createAssistantUseCases } from './connect-assistants.ts';

interface LookParts {
  readonly ports: Pick<Ports, 'configs' | 'files' | 'clock' | 'hash' | 'random'>;
  readonly machine: Machine;
  readonly person: Person;
  readonly mcpUrl: string;
  readonly demo: boolean;
  readonly onlyRemembered: boolean;
}

/** What disconnecting every assistant would do, without an app and without a change on the disk. */
export async function lookAtConnections(
  parts: LookParts,
): Promise<Result<readonly Disconnected[]>> {
  const { machine, person, mcpUrl, demo, onlyRemembered } = parts;
  const ports = {
    ...parts.ports,
    configs: lookOnlyConfigs(parts.ports.configs),
    files: lookOnlyFiles(parts.ports.files),
  };
  const opened = await openLocalKeys({ ...ports, onRevoked: () => {} });
  if (!opened.ok) return opened;
  const { keys } = opened.value;
  const looking = {
    ports,
    run: { mcpUrl, person },
    options: { machine, keys, port: () => undefined },
    activity: { assistants: () => [] },
  };
  // An entry of ours is known by its name and its kind of key: the address does not matter here.
  const desk = createAssistantDesk(looking, (key) => ({
    name: entryNameIn({ demo }),
    endpoint: ANY_ADDRESS,
    keyedEndpoint: ANY_ADDRESS,
    key,
    bridge: { command: '', args: [], env: {} },
  }));
  const { disconnect } = createAssistantUseCases(looking, desk);
  const done = await disconnect({ assistant: null, person, onlyRemembered });
  return done.ok ? ok(done.value.disconnected) : done;
}

const ANY_ADDRESS = 'http://127.0.0.1/mcp';
