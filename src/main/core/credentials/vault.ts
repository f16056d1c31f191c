import { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { createSecret, type Secret } from '../../../shared/secret.ts';
import { type Binding, bindingSchema } from '../../../shared/settings.ts';
import type { Hash, RunFacts, SecretStore, SettingsFile } from '../ports.ts';
import { keychainAccount } from './account.ts';

/** A client ID and its secret, and the place they may be sent to. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Undefined for credentials given by environment: whoever gave them named the server too. */
  readonly binding: Binding | undefined;
}

/** Holds the credentials of this run: read from the keychain once, then kept in memory. */
export interface Vault {
  /** Undefined when there are none. Failures: `keychain_*`, `issuer_mismatch`. */
  credentials(): Promise<Result<Credentials | undefined>>;
  /** Saves proven credentials and gives the name of the keychain. */
  save(credentials: BoundCredentials): Promise<Result<string>>;
  /** Deletes the stored credentials; true when there were some. */
  forget(): Promise<Result<boolean>>;
  /** Uses these from now on without storing them, while they are being proven. */
  hold(credentials: BoundCredentials): void;
  /** Goes on with what is held until the end of this run, still without storing it. */
  keepForSession(): void;
  /** Gives up what is being proven: what was in use before counts again. True when there was some. */
  letGo(): boolean;
  /** What is being proven, else what is kept for this session. */
  held(): BoundCredentials | undefined;
  /** Of the credentials in use, once they were read; undefined for given ones. */
  knownClientId(): string | undefined;
}

export type BoundCredentials = Credentials & { readonly binding: Binding };

// The Windows credential store cuts at 2560 bytes of UTF-16, which is 1280 characters.
const ENTRY_LENGTH = 1_200;

const entrySchema = bindingSchema.extend({ clientId: z.string(), clientSecret: z.string() });

interface VaultParts {
  readonly run: RunFacts;
  readonly settings: SettingsFile;
  readonly secrets: SecretStore;
  readonly hash: Hash;
}

export function createVault(parts: VaultParts): Vault {
  const { run, settings, secrets } = parts;
  let reading: Promise<Result<Credentials | undefined>> | undefined;
  let proving: BoundCredentials | undefined;
  let ofSession: BoundCredentials | undefined;
  const held = (): BoundCredentials | undefined => proving ?? ofSession;
  let knownClientId: string | undefined;

  const accountOf = (issuer: string): string =>
    keychainAccount(issuer, { path: run.home, isDefault: run.isDefaultHome }, parts.hash);

  async function readOnce(): Promise<Result<Credentials | undefined>> {
    if (run.givenCredentials) return ok(run.givenCredentials);
    const named = settings.current().binding;
    if (!named) return ok(undefined);
    if (named.mcpUrl !== run.mcpUrl) return failed(mismatch(named.mcpUrl, run.mcpUrl));
    const entry = await secrets.read(accountOf(named.issuer));
    if (!entry.ok) return entry;
    return entry.value ? bound(parseEntry(entry.value), run.mcpUrl) : ok(undefined);
  }

  return {
    hold(credentials) {
      proving = credentials;
    },
    keepForSession() {
      [ofSession, proving] = [held(), undefined];
    },
    letGo() {
      const hadSome = proving !== undefined;
      proving = undefined;
      return hadSome;
    },
    held,
    knownClientId: () => held()?.clientId ?? knownClientId,

    async credentials() {
      const unstored = held();
      if (unstored) return ok(unstored);
      reading ??= readOnce();
      const mine = reading;
      const result = await mine;
      // A locked keychain may be unlocked a moment later: only answers are remembered.
      if (!result.ok && reading === mine) reading = undefined;
      if (result.ok && !run.givenCredentials) knownClientId = result.value?.clientId;
      return result;
    },

    async save(credentials) {
      const text = entryText(credentials);
      if (text.length > ENTRY_LENGTH) return failed(failure('credentials_too_long'));
      const tested = await secrets.selfTest();
      if (!tested.ok) return tested;
      const written = await secrets.write(
        accountOf(credentials.binding.issuer),
        createSecret(text),
      );
      if (!written.ok) return written;
      const before = settings.current().binding;
      const named = settings.change({
        binding: credentials.binding,
        mcpUrl: credentials.binding.mcpUrl,
        quitOnPurpose: false,
      });
      if (!named.ok) return named;
      reading = Promise.resolve(ok(credentials));
      knownClientId = credentials.clientId;
      [proving, ofSession] = [undefined, undefined];
      // The entry of another issuer would stay behind, named by nothing.
      if (before && before.issuer !== credentials.binding.issuer) {
        await secrets.delete(accountOf(before.issuer));
      }
      return tested;
    },

    async forget() {
      const named = settings.current().binding;
      const deleted = named ? await secrets.delete(accountOf(named.issuer)) : ok(false);
      if (!deleted.ok) return deleted;
      const changed = settings.change({ binding: null });
      if (!changed.ok) return changed;
      [reading, proving, ofSession, knownClientId] = [undefined, undefined, undefined, undefined];
      return deleted;
    },
  };
}

function entryText(credentials: BoundCredentials): string {
  const { binding, clientId, clientSecret } = credentials;
  return JSON.stringify({ ...binding, clientId, clientSecret: clientSecret.reveal() });
}

function parseEntry(entry: Secret): Result<BoundCredentials> {
  try {
    const { clientId, clientSecret, ...binding } = entrySchema.parse(JSON.parse(entry.reveal()));
    return ok({ clientId, clientSecret: createSecret(clientSecret), binding });
  } catch {
    return failed(failure('keychain_entry_unreadable'));
  }
}

/** The settings file only names the entry; where the secret may go is what the entry itself says. */
function bound(entry: Result<BoundCredentials>, mcpUrl: string): Result<Credentials> {
  if (!entry.ok || entry.value.binding.mcpUrl === mcpUrl) return entry;
  return failed(mismatch(entry.value.binding.mcpUrl, mcpUrl));
}

function mismatch(proven: string, asked: string) {
  return failure('issuer_mismatch', {
    cause: `The stored secret was proven with ${proven}, and this run is for ${asked}; nothing was sent.`,
  });
}
