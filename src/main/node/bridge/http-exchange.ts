import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import type { ChannelCall } from './app-channel.ts';

/** Sends one request and resolves with the head of its answer. */
export function httpExchange(
  { method, headers, body, signal }: ChannelCall,
  way: RequestOptions,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = httpRequest({
      ...way,
      method,
      signal,
      headers: { ...headers, ...length, ...way.headers },
    });
    request.on('response', resolve);
    request.on('error', reject);
    request.end(body);
  });
}
