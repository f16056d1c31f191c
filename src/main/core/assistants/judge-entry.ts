import type { OldEntry, Way } from '../../../shared/connecting.ts';
import { isRecord } from '../../../shared/json.ts';

/** What tells whose an entry is. */
export interface JudgingFacts {
  /** The local address, as entries name it. */
  readonly endpoint: string;
  /** The remote server. */
  readonly mcpUrl: string;
}

export type Judgement =
  | {
      readonly kind: 'ours';
      readonly way: Way;
      /** The local key that it holds. */
      readonly key: string | undefined;
      /** Its address is the one of now. */
      readonly isCurrent: boolean;
    }
  | { readonly kind: 'old'; readonly reason: OldEntry['reason'] }
  | { readonly kind: 'foreign' };

/** A text of an entry with the name it stands under, the innermost one. */
interface Leaf {
  readonly name: string;
  readonly text: string;
}

const LOCAL_KEY = /dsk_[\w-]{43}/;
const DOCUMENTED_HOST = 'mcp.dynamosql.com';
// A reference, which leaves the value outside the file: ${VAR}, $VAR, {env:VAR}, %VAR%.
const REFERENCE = /\$\{[^}]+\}|\{env:[^}]+\}|\$[A-Za-z_]\w*|%\w+%/;

/** Whether the entry is ours, an old one for DynamoSQL that ours replaces, or none of our business. */
export function judgeEntry(value: unknown, facts: JudgingFacts): Judgement {
  const leaves = leavesOf(value, '');
  const texts = leaves.map(({ text }) => text);
  const key = texts.map((text) => LOCAL_KEY.exec(text)?.[0]).find(Boolean);
  const isBridge = texts.includes('stdio') && texts.includes('--assistant');
  const isCurrent =
    isBridge || texts.some((text) => text.startsWith(facts.endpoint.replace(/mcp$/, '')));
  if (key || isBridge) return { kind: 'ours', way: isBridge ? 'stdio' : 'header', key, isCurrent };
  const secret = leaves.find(({ name, text }) =>
    isNamed(/DYNAMOSQL_CLIENT_SECRET/, { name, text }),
  );
  if (secret) return { kind: 'old', reason: 'client-secret' };
  const token = leaves.find(({ name, text }) =>
    isNamed(/DYNAMOSQL_(?:MCP_|ACCESS_)?TOKEN/, { name, text }),
  );
  const isRemote = texts.some((text) => leadsToRemote(text, facts.mcpUrl));
  if (!isRemote && !token) return { kind: 'foreign' };
  return { kind: 'old', reason: token || leaves.some(isLiteralToken) ? 'pasted-token' : 'direct' };
}

function leavesOf(value: unknown, name: string): readonly Leaf[] {
  if (typeof value === 'string') return [{ name, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, name));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, held]) => leavesOf(held, key));
}

/** `NAME: value` in an environment, or `NAME=value` among arguments, with the value itself in it. */
function isNamed(pattern: RegExp, { name, text }: Leaf): boolean {
  if (new RegExp(`^${pattern.source}$`).test(name)) return text !== '' && !REFERENCE.test(text);
  const [, held] = new RegExp(`^(?:-e|--env=)?${pattern.source}=(.+)$`).exec(text) ?? [];
  return held !== undefined && !REFERENCE.test(held);
}

/** An address of the remote server, alone or within an argument. */
function leadsToRemote(text: string, mcpUrl: string): boolean {
  const hosts = [DOCUMENTED_HOST, new URL(mcpUrl).host];
  const found = text.match(/https?:\/\/[^\s"'<>]+/g) ?? [];
  return found.some((address) => URL.canParse(address) && hosts.includes(new URL(address).host));
}

/** A bearer or another secret that stands in the file itself. */
function isLiteralToken({ name, text }: Leaf): boolean {
  const bearer = /\bBearer\s*:?\s*(\S+)/i.exec(text)?.[1];
  if (bearer) return !REFERENCE.test(bearer);
  if (/\beyJ[\w-]+\.[\w-]+\.[\w-]+/.test(text)) return true;
  if (/[?&](?:access_)?token=[^&$]+/.test(text)) return true;
  const saysSecret =
    /^(?:x-)?(?:authorization|api[-_]?key|(?:access[-_]?|bearer[-_]?)?token)$/i.test(name);
  return saysSecret && text.length >= 16 && !REFERENCE.test(text);
}
