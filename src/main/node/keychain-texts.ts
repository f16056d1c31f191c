import { type Failure, type FailureCode, failure } from '../../shared/failure.ts';

interface TextRow {
  readonly text: RegExp;
  readonly code: FailureCode;
  /** What this text tells beyond the catalogue's entry. */
  readonly details?: { readonly cause: string; readonly next: string };
}

/**
 * The module gives every error the same code, so its texts are all there is to tell them apart.
 * The first fitting row counts. Those of Linux were measured with GNOME Keyring on a bus of its
 * own, and test/keychain brings each of them about; the last two are the words of macOS and Windows.
 */
const ROWS: readonly TextRow[] = [
  // The bus quotes the call and both programs with their arguments: any word may follow.
  { text: /^Platform failure: DBus error: Rejected send message/, code: 'keychain_denied' },
  { text: /prompt was dismissed|object locked/, code: 'keychain_locked' },
  { text: /Did not receive a reply/, code: 'keychain_hung' },
  {
    text: /Secret Service: no result found/,
    code: 'keychain_missing',
    details: {
      cause: 'A keychain service runs in this session, but it holds no keyring yet.',
      next: 'Make a default keyring (in GNOME: Passwords and Keys), or give the credentials by DYNAMOSQL_CLIENT_ID and DYNAMOSQL_CLIENT_SECRET.',
    },
  },
  {
    text: /not provided by any \.service files|dbus-daemon autolaunch|Failed to connect to socket|No DBus session or Secret Service provider|No default store has been set/,
    code: 'keychain_missing',
  },
  { text: /denied|not allowed|cancell?ed|authorization/i, code: 'keychain_denied' },
  { text: /locked|passphrase/i, code: 'keychain_locked' },
];

/** What a text of the keychain module means; an unknown one is `keychain_failed` and quoted. */
export function keychainFailure(text: string): Failure {
  const row = ROWS.find((candidate) => candidate.text.test(text));
  return failure(row?.code ?? 'keychain_failed', { ...row?.details, quoted: text });
}
