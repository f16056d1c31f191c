import { request as httpRequest } from 'node:http';
import { expect, test } from 'vitest';
import { guard } from '../../src/emulator/http/guard.ts';
import { emulatorForFile } from './running-emulator.ts';

const emulator = emulatorForFile();

test.each(['127.0.0.1', '127.0.0.1:5000', 'localhost:1', 'LOCALHOST:80', '[::1]:9999'])(
  'Host %s may come in',
  (host) => {
    expect(guard({ host }, 5000)).toBeUndefined();
  },
);

test.each([
  undefined,
  '',
  'evil.example.com',
  'localhost.evil.example.com',
  '127.0.0.1.evil.example:5000',
  'user@127.0.0.1',
  '127.0.0.1:5000/path',
  '127.0.0.2',
  '[::2]:5000',
  '0.0.0.0:5000',
])('Host %s is turned away', (host) => {
  expect(guard({ host }, 5000)).toBe('Host not allowed');
});

test.each([
  'http://127.0.0.1:5000',
  'http://localhost:5000',
  'http://[::1]:5000',
  'https://localhost:5000',
])('Origin %s may come in at port 5000', (origin) => {
  expect(guard({ host: 'localhost', origin }, 5000)).toBeUndefined();
});

test.each([
  'http://127.0.0.1:5001',
  'http://localhost',
  'https://evil.example.com',
  'null',
  '',
  'http://localhost:5000.evil.example.com',
])('Origin "%s" is turned away at port 5000', (origin) => {
  expect(guard({ host: 'localhost', origin }, 5000)).toBe('Origin not allowed');
});

test('a foreign Host is answered 403 although the body never came', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = httpRequest(`${emulator().issuer}/token`, {
      method: 'POST',
      headers: { host: 'evil.example.com', 'content-length': '100000' },
    });
    sent.on('response', (answer) => {
      resolve(answer.statusCode);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.flushHeaders();
  });
  expect(status).toBe(403);
});

test('a foreign Origin is answered 403, discovery included, with no CORS headers', async () => {
  const answer = await fetch(`${emulator().issuer}/.well-known/oauth-protected-resource`, {
    headers: { origin: 'https://evil.example.com' },
  });
  expect(answer.status).toBe(403);
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual(
    [],
  );
});

test('the admin path is guarded too', async () => {
  const answer = await fetch(`${emulator().adminUrl}/counters`, {
    headers: { origin: emulator().issuer },
  });
  expect(answer.status).toBe(403);
});
