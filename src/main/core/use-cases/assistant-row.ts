import type { AssistantId } from '../../../shared/assistant.ts';
import type { AssistantSeen } from '../../../shared/assistant-seen.ts';
import type { AssistantRow } from '../../../shared/connecting.ts';
import type { AssistantDefinition } from '../assistants/definition.ts';
import { hasInstallLink } from '../assistants/install-links.ts';
import { writtenPath } from '../assistants/paths.ts';
import { definitionOf } from '../assistants/registry.ts';
import { restartOn } from '../assistants/snippets.ts';
import type { Surveyed } from '../assistants/survey.ts';
import type { AssistantParts } from './parts.ts';

interface RowFacts {
  readonly id: AssistantId;
  readonly surveyed: Surveyed;
  readonly seen: AssistantSeen | undefined;
}

const neverSeen = {
  lastSeen: null,
  client: null,
  protocolVersion: null,
  callsToday: 0,
  lastError: null,
};

/** One assistant in the list, from what lies in its files and what was seen of it. */
export function rowOf({ options }: AssistantParts, { id, surveyed, seen }: RowFacts): AssistantRow {
  const definition = definitionOf(id);
  const key = options.keys.list().find(({ assistant }) => assistant === id)?.key;
  const { problem, path, entry } = surveyed;
  const usual = definition.configs.find(({ onlyWhereFound }) => !onlyWhereFound);
  return {
    ...neverSeen,
    ...seen,
    id,
    name: definition.name,
    monogram: definition.monogram,
    found: surveyed.found,
    path: path ?? (usual ? writtenPath(usual.path, options.machine) : null),
    variant: surveyed.variant ?? null,
    state: stateOf({ entry, key, seen }),
    way: entry?.way ?? null,
    hasKey: key !== undefined,
    oldEntries: [...surveyed.oldEntries],
    problem: problem ? { code: problem.code, cause: problem.cause } : null,
    byHand: path === undefined ? (definition.byHand ?? null) : null,
    installs: installsBy(definition),
    restart: restartOn(definition, options.machine),
    evidence: definition.evidence,
  };
}

function installsBy(definition: AssistantDefinition): AssistantRow['installs'] {
  if (definition.takesExtension) return 'extension';
  return hasInstallLink(definition) ? 'link' : null;
}

interface StateFacts {
  readonly entry: Surveyed['entry'];
  readonly key: string | undefined;
  readonly seen: AssistantSeen | undefined;
}

function stateOf({ entry, key, seen }: StateFacts): AssistantRow['state'] {
  if (entry && (key === undefined || (entry.key !== undefined && entry.key !== key))) {
    return 'key-revoked';
  }
  if (entry && !entry.isCurrent) return 'address-changed';
  if (seen?.lastSeen) return 'seen';
  return entry ? 'waiting' : 'none';
}
