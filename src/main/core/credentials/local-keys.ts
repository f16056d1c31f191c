import { z } from 'zod';
import { type AssistantId, assistantIds } from '../../../shared/assistant.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Clock, Hash, Random, TextFiles } from '../ports.ts';

export interface LocalKey {
  readonly assistant: AssistantId;
  /** `dsk_` and 43 base64url characters: 256 bits. */
  readonly key: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** The keys by which the gateway knows its callers, one per assistant, in `keys.json` of the home. */
export interface LocalKeys {
  list(): readonly LocalKey[];
  /** The assistant's key; made on first use. */
  keyFor(assistant: AssistantId): Promise<Result<LocalKey>>;
  /** Deletes the assistant's key; true when it had one. */
  revoke(assistant: AssistantId): Promise<Result<boolean>>;
  /** Whose key this is; undefined for a key that is not ours. */
  ownerOf(key: string): AssistantId | undefined;
}

const FILE = 'keys.json';
const KEY_BYTES = 32;

const fileSchema = z.object({
  keys: z.array(
    z.object({
      assistant: z.enum(assistantIds),
      key: z.string().regex(/^dsk_[\w-]{43}$/),
      createdAt: z.string(),
    }),
  ),
});

interface KeyParts {
  readonly files: TextFiles;
  readonly random: Random;
  readonly hash: Hash;
  readonly clock: Clock;
  readonly onRevoked: (assistant: AssistantId) => void;
}

export function createKey(random: Random): string {
  return `dsk_${random.token(KEY_BYTES)}`;
}

/** Compares in time that depends on the length of the digests alone. */
export function sameDigest(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let at = 0; at < left.length; at += 1)
    difference |= left.charCodeAt(at) ^ right.charCodeAt(at);
  return difference === 0;
}

/** Reads `keys.json`; a file that does not parse is moved aside and named in `damaged`. */
export async function openLocalKeys(
  parts: KeyParts,
): Promise<Result<{ readonly keys: LocalKeys; readonly damaged: string | undefined }>> {
  const text = await parts.files.read(FILE);
  if (!text.ok) return text;
  const parsed = parseFile(text.value);
  if (parsed) return ok({ keys: createLocalKeys(parts, parsed), damaged: undefined });
  const aside = await parts.files.moveAside(FILE);
  if (!aside.ok) return aside;
  return ok({ keys: createLocalKeys(parts, []), damaged: aside.value });
}

function parseFile(text: string | undefined): readonly LocalKey[] | undefined {
  if (text === undefined) return [];
  try {
    return fileSchema.parse(JSON.parse(text)).keys;
  } catch {
    return undefined;
  }
}

function createLocalKeys(parts: KeyParts, found: readonly LocalKey[]): LocalKeys {
  let keys = found;
  // Changes wait for each other, so that two snippets asked for at once give the same key.
  let last: Promise<unknown> = Promise.resolve();
  const digests = new Map<string, string>();
  const digestOf = (key: string): string => {
    const known = digests.get(key) ?? parts.hash.sha256(key);
    digests.set(key, known);
    return known;
  };

  async function replace(next: readonly LocalKey[]): Promise<Result<void>> {
    const written = await parts.files.write(FILE, `${JSON.stringify({ keys: next }, null, 2)}\n`);
    if (written.ok) keys = next;
    return written;
  }

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = last.then(change);
    last = turn.catch(() => undefined);
    return turn;
  }

  const find = (assistant: AssistantId): LocalKey | undefined =>
    keys.find((key) => key.assistant === assistant);

  return {
    list: () => keys,

    keyFor: (assistant) =>
      inTurn(async () => {
        const known = find(assistant);
        if (known) return ok(known);
        const createdAt = new Date(parts.clock.wallMs()).toISOString();
        const made = { assistant, key: createKey(parts.random), createdAt };
        const written = await replace([...keys, made]);
        return written.ok ? ok(made) : written;
      }),

    revoke: (assistant) =>
      inTurn(async () => {
        if (!find(assistant)) return ok(false);
        const written = await replace(keys.filter((key) => key.assistant !== assistant));
        if (!written.ok) return written;
        parts.onRevoked(assistant);
        return ok(true);
      }),

    ownerOf(key) {
      const asked = parts.hash.sha256(key);
      let owner: AssistantId | undefined;
      for (const known of keys) if (sameDigest(asked, digestOf(known.key))) owner = known.assistant;
      return owner;
    },
  };
}
