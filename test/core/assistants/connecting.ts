import { connectAssistant, previewConnection } from '../../../src/main/core/assistants/connect.ts';
import { disconnectAssistant } from '../../../src/main/core/assistants/disconnect.ts';
import { createMadeConnections } from '../../../src/main/core/assistants/made-connections.ts';
import { pathAt } from '../../../src/main/core/assistants/paths.ts';
import { definitionOf } from '../../../src/main/core/assistants/registry.ts';
import { surveyAssistant } from '../../../src/main/core/assistants/survey.ts';
import { systemHash } from '../../../src/main/node/clock.ts';
import type { AssistantId } from '../../../src/shared/assistant.ts';
import type { Person } from '../../../src/shared/person.ts';
import { ok } from '../../../src/shared/result.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeConfigFiles } from '../../fakes/config-files.ts';
import { createFakeTextFiles } from '../../fakes/text-files.ts';

export const KEY = `dsk_${'K'.repeat(43)}`;
export const ENDPOINT = 'http://127.0.0.1:17864/mcp';
export const MCP_URL = 'https://mcp.dynamosql.com/mcp';

export const connection = {
  name: 'dynamosql',
  endpoint: ENDPOINT,
  keyedEndpoint: `http://127.0.0.1:17864/k/${KEY}/mcp`,
  key: KEY,
  bridge: { command: '/usr/bin/dynamosql-tray', args: ['stdio'], env: {} },
};

/** A person's Linux computer in memory, with one assistant to connect. */
export function openDesk(id: AssistantId, person: Partial<Person> = {}) {
  const files = createFakeConfigFiles();
  const home = createFakeTextFiles();
  const definition = definitionOf(id);
  const whereabouts = {
    machine: { platform: 'linux' } as const,
    person: { folder: '/home/ada', variables: {}, loopbackIsProxied: false, ...person },
  };
  const usual = definition.configs.find(({ onlyWhereFound }) => !onlyWhereFound);
  const path = (usual && pathAt(usual.path, whereabouts)) ?? '';
  let changeMeanwhile = (): void => {};
  const clock = createFakeClock();
  const parts = {
    definition,
    whereabouts,
    files,
    mcpUrl: MCP_URL,
    hash: systemHash,
    made: createMadeConnections(home),
    clock: {
      ...clock,
      // The two seconds of the look back pass at once, with what the test lets happen in them.
      after(_ms: number, act: () => void) {
        changeMeanwhile();
        queueMicrotask(act);
        return () => {};
      },
    },
  };
  return {
    files,
    home,
    path,
    /** The text of the assistant's usual file. */
    text: () => files.contents.get(path),
    write: (text: string) => void files.contents.set(path, text),
    backups: () => [...files.contents.keys()].filter((each) => each.includes('-backup-')),
    duringTheWait: (act: () => void) => {
      changeMeanwhile = act;
    },
    survey: () =>
      surveyAssistant(definition, {
        whereabouts,
        files,
        facts: { endpoint: ENDPOINT, mcpUrl: MCP_URL },
        name: connection.name,
      }),
    preview: () => previewConnection(parts, connection),
    async connect(expects: string | null = null, given: Partial<typeof connection> = {}) {
      const done = await connectAssistant(parts, { ...connection, ...given }, expects);
      if (!done.ok) return done;
      const { output, lookBack } = done.value;
      return ok({ ...output, warnings: [...output.warnings, ...(await lookBack())] });
    },
    disconnect: (given: { deletesBackups?: boolean; onlyRemembered?: boolean } = {}) =>
      disconnectAssistant({
        ...parts,
        endpoint: ENDPOINT,
        name: connection.name,
        ...given,
      }),
  };
}
