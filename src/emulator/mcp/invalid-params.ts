import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';

/** -32602, for what a caller got wrong before any tool ran (contract 11.2, item 28: assumed). */
export function invalidParams(message: string): ProtocolError {
  return new ProtocolError(ProtocolErrorCode.InvalidParams, message);
}
