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
