import type { AssistantId } from '../../src/shared/assistant.ts';
import { failure } from '../../src/shared/failure.ts';
import { snippetOutput } from '../../src/shared/outputs.ts';
import type { World } from '../scenarios/harness/world.ts';

/** What `snippet ID` prints first, which is what a person is told to paste. */
export async function printedSnippet(
  world: World,
  assistant: AssistantId,
  flags: readonly string[] = [],
): Promise<string> {
  const command = world.start(['snippet', assistant, '--json', ...flags]);
  const { forms } = snippetOutput.parse(await command.until((line) => 'forms' in line));
  await command.exited;
  return forms[0]?.text ?? '';
}

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/mcp/g;
const { title, cause } = failure('key_unknown');

/** What we say to whoever shows a wrong key, or one that was revoked. */
export const wrongKeySentence = `${title}. ${cause}`;

const WRONG_KEY = `dsk_${'x'.repeat(43)}`;

/** The snippet with another key of the right form, and another way to the same gateway. */
export function withWrongKey(snippet: string, endpoint: string): string {
  return snippet.replace(/dsk_[\w-]+/g, WRONG_KEY).replace(ADDRESS, endpoint);
}

/** The same for a client that has the key in its address alone, and no header configured. */
export function withWrongPathKey(snippet: string, endpoint: string): string {
  return snippet
    .replace(ADDRESS, endpoint.replace(/\/mcp$/, `/k/${WRONG_KEY}/mcp`))
    .replace(/,\s*"headers": \{[^}]*\}/, '')
    .replace(/^http_headers = .*$/m, '')
    .replace(/^ *requestOptions:\n *headers:\n *Authorization: .*$/m, '');
}
