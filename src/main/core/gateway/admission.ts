import { type AssistantId, type CallerId, isConnectedByHand } from '../../../shared/assistant.ts';
import { type Failure, failure } from '../../../shared/failure.ts';
import type { Route } from './routes.ts';

export type Admission = { readonly kind: 'admitted'; readonly caller: CallerId } | Refused;

/** A wrong bearer is answered 401; a wrong path key inside the protocol, as no header was configured. */
export interface Refused {
  readonly kind: 'refused';
  readonly failure: Failure;
  readonly inBand: boolean;
}

interface Callers {
  readonly ownerOf: (key: string) => CallerId | undefined;
  /** True when callers need no key: conformance runs against the demo or a loopback server. */
  readonly open: boolean;
}

/** The second wall: who calls. A key in the path counts alone; a bearer beside it is not looked at. */
export function admit(route: Route & { readonly kind: 'mcp' }, callers: Callers): Admission {
  const key = route.pathKey ?? route.bearer;
  const caller = key === undefined ? undefined : callers.ownerOf(key);
  if (caller) return { kind: 'admitted', caller };
  if (callers.open && route.pathKey === undefined) return { kind: 'admitted', caller: 'open' };
  const why = failure(key === undefined ? 'key_missing' : 'key_unknown');
  return { kind: 'refused', failure: why, inBand: route.pathKey !== undefined };
}

/** A bridge is let in as this user's; revoking its assistant's key ends that too. */
export function admitBridge(
  assistant: AssistantId,
  { isRevoked }: { readonly isRevoked: (assistant: AssistantId) => boolean },
): Admission {
  if (!isRevoked(assistant)) return { kind: 'admitted', caller: assistant };
  // A snippet makes a new key too, where no file is edited.
  const again = isConnectedByHand(assistant)
    ? `Paste its configuration anew: \`dynamosql-tray snippet ${assistant}\`.`
    : `Connect it again: \`dynamosql-tray connect ${assistant}\`.`;
  const why = failure('key_unknown', {
    cause: 'It was revoked, which shuts out the bridge of this assistant too.',
    next: again,
  });
  return { kind: 'refused', failure: why, inBand: true };
}
