import type { FailureCode } from '../../shared/failure.ts';
import type { CheckId } from '../../shared/verification.ts';

/** The verifier's checks as rows are named. */
export const checkNames: Readonly<Record<CheckId, string>> = {
  network: 'Network',
  discovery: 'Discovery',
  credentials: 'Credentials',
  scopes: 'Scopes',
  session: 'Session',
  tools: 'Tools',
  list_tables: 'A real call',
  gateway: 'Local address',
};

/** What a check is doing while it runs. */
export const checkDoing: Readonly<Record<CheckId, string>> = {
  network: 'Looking for the server',
  discovery: 'Reading where tokens come from',
  credentials: 'Minting a token',
  scopes: 'Reading what is granted',
  session: 'Agreeing on the protocol',
  tools: 'Asking what is offered',
  list_tables: 'list_tables, waiting for the answer',
  gateway: 'Calling as an assistant does',
};

export const keychainCheck = {
  name: 'Keychain',
  doing: 'Writing, reading and deleting a test entry',
} as const;

/** Fixes for the window, where the catalogue's own name a command of the terminal. */
export const windowFixes: Readonly<Partial<Record<FailureCode, string>>> = {
  invalid_client: 'Copy ID and secret from the portal again, or make a new API client.',
  unauthorized_client: 'Make an API client for client credentials in the portal, and paste that.',
  invalid_grant: 'Paste ID and secret again.',
  invalid_scope: 'Tick both scopes on it in the portal, or make a new client and paste that.',
  scope_missing:
    'Tick it on the API client in the portal, or make a new client with it and paste that.',
  issuer_mismatch: 'Check the server address under Advanced.',
  token_origin_unconfirmed: 'Go on above if you know that address.',
  token_ceiling: 'It is tried again by itself; verify once more in a minute.',
  token_refused: 'Try again; if this lasts, make a new API client in the portal.',
  tool_failed: 'Try again; if this lasts, report it with the request id.',
  tool_missing: 'Tick both scopes on the API client in the portal.',
  key_missing: 'Copy the snippet of this assistant again.',
  key_unknown: 'Copy the snippet of this assistant again.',
};
