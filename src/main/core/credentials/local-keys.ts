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
  /** Makes a new key in place of the assistant's own, if it has one. */
  renew(assistant: AssistantId): Promise<Result<RenewedKey>>;
  /** Deletes the assistant's key; true when it had one. */
  revoke(assistant: AssistantId): Promise<Result<boolean>>;
  /** Its key was revoked, and it got no new one since: its bridge is not let in either. */
  isRevoked(assistant: AssistantId): boolean;
  /** Whose key this is; undefined for a key that is not ours. */
  ownerOf(key: string): AssistantId | undefined;
}

export interface RenewedKey {
  readonly key: LocalKey;
  /** Puts back what was before, where the new key could not be handed on. */
  undo(): Promise<Result<void>>;
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
  revoked: z.array(z.enum(assistantIds)).default([]),
});
type KeyFile = z.infer<typeof fileSchema>;

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
  return ok({ keys: createLocalKeys(parts, NO_KEYS), damaged: aside.value });
}

const NO_KEYS: KeyFile = { keys: [], revoked: [] };

function parseFile(text: string | undefined): KeyFile | undefined {
  if (text === undefined) return NO_KEYS;
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function createLocalKeys(parts: KeyParts, found: KeyFile): LocalKeys {
  let held = found;
  // Changes wait for each other, so that two snippets asked for at once give the same key.
  let last: Promise<unknown> = Promise.resolve();
  const digests = new Map<string, string>();
  const digestOf = (key: string): string => {
    const known = digests.get(key) ?? parts.hash.sha256(key);
    digests.set(key, known);
    return known;
  };

  async function replace(next: KeyFile): Promise<Result<void>> {
    const { keys, revoked } = next;
    const file = revoked.length > 0 ? { keys, revoked } : { keys };
    const written = await parts.files.write(FILE, `${JSON.stringify(file, null, 2)}\n`);
    if (written.ok) held = next;
    return written;
  }

  /** The file with another key of this assistant, or none. */
  function withKey(assistant: AssistantId, key: LocalKey | undefined): KeyFile {
    const keys = held.keys.filter((each) => each.assistant !== assistant);
    const revoked = held.revoked.filter((each) => each !== assistant);
    return { keys: key ? [...keys, key] : keys, revoked };
  }

  async function make(assistant: AssistantId): Promise<Result<LocalKey>> {
    const createdAt = new Date(parts.clock.wallMs()).toISOString();
    const made = { assistant, key: createKey(parts.random), createdAt };
    const written = await replace(withKey(assistant, made));
    return written.ok ? ok(made) : written;
  }

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = last.then(change);
    last = turn.catch(() => undefined);
    return turn;
  }

  const find = (assistant: AssistantId): LocalKey | undefined =>
    held.keys.find((key) => key.assistant === assistant);

  return {
    list: () => held.keys,

    keyFor: (assistant) =>
      inTurn(async () => {
        const known = find(assistant);
        return known ? ok(known) : make(assistant);
      }),

    renew: (assistant) =>
      inTurn(async () => {
        const before = find(assistant);
        const wasRevoked = held.revoked.includes(assistant);
        const made = await make(assistant);
        if (!made.ok) return made;
        if (before) parts.onRevoked(assistant);
        const undo = () =>
          inTurn(() => {
            const next = withKey(assistant, before);
            return replace(wasRevoked ? { ...next, revoked: [...next.revoked, assistant] } : next);
          });
        return ok({ key: made.value, undo });
      }),

    revoke: (assistant) =>
      inTurn(async () => {
        if (!find(assistant)) return ok(false);
        const { keys, revoked } = withKey(assistant, undefined);
        const written = await replace({ keys, revoked: [...revoked, assistant] });
        if (!written.ok) return written;
        parts.onRevoked(assistant);
        return ok(true);
      }),

    isRevoked: (assistant) => held.revoked.includes(assistant),

    ownerOf(key) {
      const asked = parts.hash.sha256(key);
      let owner: AssistantId | undefined;
      for (const known of held.keys)
        if (sameDigest(asked, digestOf(known.key))) owner = known.assistant;
      return owner;
    },
  };
}
