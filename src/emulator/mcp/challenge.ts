import { type Answer, rpcRefusal } from '../http/reply.ts';

interface Challenge {
  readonly resourceMetadata: string;
  /** Whether the switch has `WWW-Authenticate` sent at all. */
  readonly isSent: boolean;
}

/** 401 in the shape that contract 11.2, item 21 assumes. */
export function unauthorized(token: 'absent' | 'invalid', challenge: Challenge): Answer {
  const error = token === 'invalid' ? 'error="invalid_token", ' : '';
  return refusal(
    401,
    token === 'invalid' ? 'The access token is invalid or expired' : 'An access token is required',
    {
      ...challenge,
      header: `Bearer ${error}resource_metadata="${challenge.resourceMetadata}"`,
    },
  );
}

/** 403 for a tool whose scope the token lacks (MCP authorization, "Runtime Insufficient Scope Errors"). */
export function insufficientScope(scope: string, challenge: Challenge): Answer {
  return refusal(403, `The access token lacks the scope ${scope}`, {
    ...challenge,
    header: `Bearer error="insufficient_scope", scope="${scope}", resource_metadata="${challenge.resourceMetadata}"`,
  });
}

function refusal(
  status: number,
  message: string,
  how: Challenge & { readonly header: string },
): Answer {
  return rpcRefusal(status, message, how.isSent ? { 'www-authenticate': how.header } : {});
}
