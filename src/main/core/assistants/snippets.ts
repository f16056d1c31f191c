import type { AssistantId } from '../../../shared/assistant.ts';
import type { Snippet } from '../../../shared/outputs.ts';
import type { Machine } from '../machine.ts';
import {
  type AssistantDefinition,
  type ConfigPlace,
  type Connection,
  placeOf,
} from './definition.ts';
import type { FormatName } from './formats/config-format.ts';
import { withEntry } from './formats/edit-config.ts';
import { writtenPath } from './paths.ts';
import { definitionOf } from './registry.ts';

const languages: Readonly<Record<FormatName, Snippet['forms'][number]['language']>> = {
  json: 'json',
  jsonc: 'json',
  toml: 'toml',
  yaml: 'yaml',
};

/** The configuration to paste into an assistant. The only output that holds its key. */
export function snippetFor(id: AssistantId, connection: Connection, machine: Machine): Snippet {
  const definition = definitionOf(id);
  const forms = definition.forms.map((form) => ({
    title: form.title,
    path: null,
    language: form.language,
    text: form.text(connection),
  }));
  return {
    assistant: id,
    name: connection.name,
    endpoint: connection.endpoint,
    forms: [...fileForms(definition, connection, machine), ...forms],
    restart: restartOn(definition, machine),
  };
}

export function restartOn({ restart }: AssistantDefinition, { platform }: Machine): string {
  return typeof restart === 'string' ? restart : restart[platform];
}

/** The usual file of this system, as it is when it holds nothing else. A file before a command. */
function fileForms(
  { configs }: AssistantDefinition,
  connection: Connection,
  machine: Machine,
): Snippet['forms'] {
  const usual = configs.find(({ onlyWhereFound }) => !onlyWhereFound);
  if (!usual) return [];
  const path = writtenPath(usual.path, machine);
  const title = `Add to ${path ?? 'its file of servers'}`;
  return [{ title, path, language: languages[usual.format], text: fileText(usual, connection) }];
}

function fileText(config: ConfigPlace, connection: Connection): string {
  const { format, header, stdio } = config;
  const edit = { format, place: placeOf(config, connection.name) };
  const made = withEntry('', edit, (header ?? stdio)(connection));
  // An empty file takes every entry.
  return made.ok ? made.value.trimEnd() : '';
}
