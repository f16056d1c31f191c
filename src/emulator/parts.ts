import type { Counters } from './counters.ts';
import type { Faults } from './faults.ts';
import type { Addresses } from './oauth/addresses.ts';
import type { ApiClient } from './oauth/api-client.ts';
import type { IssuedTokens } from './oauth/issued-tokens.ts';
import type { SwitchBoard } from './switches.ts';

/** What the rooms of one stand-in share. */
export interface Parts {
  readonly addresses: Addresses;
  readonly client: ApiClient;
  readonly tokens: IssuedTokens;
  readonly faults: Faults;
  readonly switches: SwitchBoard;
  readonly counters: Counters;
  /** A clock that never goes back, in milliseconds. */
  nowMs(): number;
}
