import type { Hash } from '../ports.ts';

/**
 * Name of the keychain entry: the issuer for the platform's default home, and for any other home
 * the issuer with 12 hex digits of that home, so that homes never see each other's credentials.
 */
export function keychainAccount(
  issuer: string,
  home: { readonly path: string; readonly isDefault: boolean },
  hash: Hash,
): string {
  return home.isDefault ? issuer : `${issuer}#${hash.sha256(home.path).slice(0, 12)}`;
}
