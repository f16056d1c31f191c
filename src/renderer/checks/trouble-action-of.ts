type TroubleActionKind = 'enter-again' | 'open-clients' | 'network' | 'again' | 'none';

const kinds: Readonly<Record<string, TroubleActionKind>> = {
  invalid_client: 'enter-again',
  invalid_grant: 'enter-again',
  credentials_incomplete: 'enter-again',
  credentials_too_long: 'enter-again',
  rest_token_pasted: 'enter-again',
  unauthorized_client: 'open-clients',
  invalid_scope: 'open-clients',
  scope_missing: 'open-clients',
  tool_missing: 'open-clients',
  name_not_found: 'network',
  connect_failed: 'network',
  connect_timeout: 'network',
  tls_failed: 'network',
  proxy_failed: 'network',
  insecure_address: 'enter-again',
  // Asked above the checks, with the address in the button.
  token_origin_unconfirmed: 'none',
};

/** What the button of a failed check does. */
export function troubleActionOf(code: string): TroubleActionKind {
  return kinds[code] ?? 'again';
}
