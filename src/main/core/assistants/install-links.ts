import type { AssistantId } from '../../../shared/assistant.ts';
import type { AssistantDefinition, Connection } from './definition.ts';
import { definitionOf, definitions } from './registry.ts';

/** The link by which the assistant takes the server; undefined for one that has no such link. */
export function installLink(id: AssistantId, connection: Connection): string | undefined {
  return linkIn(definitionOf(id), connection);
}

export function hasInstallLink({ forms }: AssistantDefinition): boolean {
  return forms.some(({ language }) => language === 'link');
}

/** True for the addresses that links of ours lead to: of the rest of the world none is opened. */
export function isInstallLink(address: string): boolean {
  return definitions.some((definition) => {
    const own = linkIn(definition, anyConnection);
    return own !== undefined && withoutQuery(own) === withoutQuery(address);
  });
}

function linkIn({ forms }: AssistantDefinition, connection: Connection): string | undefined {
  return forms.find(({ language }) => language === 'link')?.text(connection);
}

function withoutQuery(address: string): string {
  return address.replace(/\?.*$/s, '');
}

const anyConnection: Connection = {
  name: '',
  endpoint: '',
  keyedEndpoint: '',
  key: '',
  bridge: { command: '', args: [], env: {} },
};
