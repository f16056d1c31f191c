import type { FailureCode } from '../../shared/failure.ts';

/** What to do in the window, where the catalogue's own words name a command of the terminal. */
const windowFixes: Readonly<Partial<Record<FailureCode, string>>> = {
  not_set_up: 'Paste the two values from the portal, or try the demo.',
  invalid_client: 'Copy ID and secret from the portal again, or make a new API client.',
  unauthorized_client: 'Make an API client for client credentials in the portal, and paste that.',
  invalid_grant: 'Paste ID and secret again.',
  invalid_scope: 'Tick both scopes on it in the portal, or make a new client and paste that.',
  scope_missing:
    'Tick it on the API client in the portal, or make a new client with it and paste that.',
  issuer_mismatch: 'Check the server address, or paste ID and secret of this server.',
  token_origin_unconfirmed: 'Go on above if you know that address.',
  token_ceiling: 'It is tried again by itself; verify once more in a minute.',
  token_refused: 'Try again; if this lasts, make a new API client in the portal.',
  life_too_short: 'Copy the token again in a moment.',
  protocol_failed: 'Try again; if this lasts, report it with the request id.',
  key_missing: 'Copy the snippet of this assistant again.',
  key_unknown: 'Copy the snippet of this assistant again.',
  host_refused: 'Use the local address as Overview shows it.',
  proof_too_old: 'Verify, and DynamoSQL is asked again.',
  app_not_running: 'Start DynamoSQL Tray again.',
  bridge_missing: 'Connect this assistant again: its entry gets the path of now.',
  entry_outdated: 'Connect this assistant again: its entry gets the address of now.',
  keychain_missing:
    'Start one (GNOME Keyring, KWallet), or keep the secret for this session only. It is never written to a file.',
  keychain_entry_unreadable: 'Paste ID and secret again: it replaces the entry.',
  control_failed: 'End the other copy of DynamoSQL Tray, and start the app again.',
  port_taken: 'End that program, or move to another port.',
  config_damaged: 'Mend the line in an editor, then connect again; or copy the snippet.',
  config_not_editable: 'Copy the snippet and paste it into the file.',
  config_unreadable: 'Check the file and its rights, or copy the snippet.',
  link_missing: 'Connect it by its file, or copy the snippet.',
  link_unhandled: 'Connect it by its file, or copy the snippet.',
  config_by_hand: 'Copy the snippet and follow what it says.',
  home_owned: 'Use the running one, or take its place from Overview.',
  home_unusable: 'Check the folder and its owner, then try again.',
  file_not_deleted: 'Check the rights of the folder, then try again.',
  usage: 'Check what was entered.',
  assistant_unknown: 'Choose "Any other client", which fits them all.',
};

/** The next step of a failure, as a person in the window can take it. */
export function fixOf({ code, next }: { readonly code: string; readonly next: string }): string {
  return Object.hasOwn(windowFixes, code) ? (windowFixes[code as FailureCode] ?? next) : next;
}
