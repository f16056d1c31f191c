import type { AssistantId } from '../../../shared/assistant.ts';
import type { Person } from '../../../shared/person.ts';
import type { ConnectParts } from '../assistants/connect.ts';
import type { Connection } from '../assistants/definition.ts';
import { createMadeConnections } from '../assistants/made-connections.ts';
import { definitionOf } from '../assistants/registry.ts';
import { type Surveyed, surveyAssistant } from '../assistants/survey.ts';
import type { AssistantParts } from './parts.ts';

/** Where assistants are looked at and changed, for one person or another. */
export interface AssistantDesk {
  toolsFor(assistant: AssistantId, person: Person | null): ConnectParts;
  /** What lies of the assistant in its files. */
  survey(assistant: AssistantId, person: Person | null): Promise<Surveyed>;
  connectionWith(key: string): Connection;
  /** One change after the other. */
  inTurn<T>(change: () => Promise<T>): Promise<T>;
}

/** An app that serves this home is the one to reach, also inside WSL: no other knows its keys. */
function personHere(person: Person, { options }: AssistantParts): Person {
  if (options.port() === undefined) return person;
  const { windowsCommand: _, ...here } = person;
  return here;
}

/** Stands where a key would, for questions that need none. */
export const STAND_IN = 'no-key';

export function createAssistantDesk(
  parts: AssistantParts,
  connectionWith: (key: string) => Connection,
): AssistantDesk {
  const { ports, run, options } = parts;
  const made = createMadeConnections(ports.files);
  let last: Promise<unknown> = Promise.resolve();

  const toolsFor: AssistantDesk['toolsFor'] = (assistant, person) => ({
    definition: definitionOf(assistant),
    whereabouts: { machine: options.machine, person: personHere(person ?? run.person, parts) },
    files: ports.configs,
    clock: ports.clock,
    hash: ports.hash,
    mcpUrl: run.mcpUrl,
    made,
  });

  return {
    toolsFor,
    connectionWith,
    survey(assistant, person) {
      const { definition, whereabouts, files, mcpUrl } = toolsFor(assistant, person);
      const { name, endpoint } = connectionWith(STAND_IN);
      const facts = { endpoint, mcpUrl };
      return surveyAssistant(definition, { whereabouts, files, facts, name });
    },
    inTurn(change) {
      const turn = last.then(change);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
