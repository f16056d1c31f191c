import type { AssistantId } from '../../../shared/assistant.ts';
import type { Snippet } from '../../../shared/outputs.ts';
import { type Machine, pathOn } from '../machine.ts';
import type { Connection } from './definition.ts';
import { definitionOf } from './registry.ts';

/** The configuration to paste into an assistant. The only output that holds its key. */
export function snippetFor(id: AssistantId, connection: Connection, machine: Machine): Snippet {
  const { forms, restart } = definitionOf(id);
  return {
    assistant: id,
    name: connection.name,
    endpoint: connection.endpoint,
    forms: forms.map((form) => ({
      title: form.title,
      path: form.path === null ? null : pathOn(machine, form.path),
      language: form.language,
      text: form.text(connection),
    })),
    restart,
  };
}
