import { describe, expect, it } from 'vitest';
import { createDraftKeeper } from '../../../src/main/core/use-cases/draft.ts';
import { valueIn } from '../../fakes/outcome.ts';

const id = 'c7f3a9e2b1d4';
const secret = 'S3cr3t/Zk9-xQ2.vW7~mN4/pL8+tR1=';
const dots = '•'.repeat(16);

describe('a pasted text as the window may see it', () => {
  it('has the ID marked, and dots in the place of the secret', () => {
    const keeper = createDraftKeeper();
    keeper.understand(`Client ID: ${id}\r\nClient secret: ${secret} # keep`);
    expect(keeper.view('').lines).toEqual([
      { before: 'Client ID: ', value: id, after: '', meaning: 'clientId' },
      { before: 'Client secret: ', value: dots, after: ' # keep', meaning: 'clientSecret' },
    ]);
  });

  it.each([
    ['a curl line', `curl -u ${id}:${secret} x`],
    ['the Basic header', `Authorization: Basic ${btoa(`${id}:${secret}`)}`],
    ['the Basic header, twice', `Authorization: Basic ${btoa(`${id}:${secret}`)}\n`.repeat(2)],
    ['percent codes', `curl -d client_id=${id} -d client_secret=${encodeURIComponent(secret)}`],
    ['labels, and once more', `Client ID: ${id}\nSecret: ${secret}\n# ${secret}`],
  ])('holds no form of a secret that came by %s', (_way, text) => {
    const keeper = createDraftKeeper();
    keeper.understand(text);
    const seen = JSON.stringify(keeper.view(''));
    expect(seen).toContain(dots);
    const forms = [secret, encodeURIComponent(secret), btoa(`${id}:${secret}`)];
    for (const form of forms) expect(seen).not.toContain(form);
    expect(valueIn(keeper.pair()).clientSecret.reveal()).toBe(secret);
  });

  it('marks in a second text nothing that only the first one held', () => {
    const keeper = createDraftKeeper();
    keeper.understand(`Client secret: ${secret}`);
    keeper.understand(`Client ID: ${id}`);
    const { lines, clientSecret } = keeper.view('');
    expect(lines).toEqual([{ before: 'Client ID: ', value: id, after: '', meaning: 'clientId' }]);
    expect(clientSecret).toEqual({ shown: dots, characters: secret.length, line: null });
    expect(valueIn(keeper.pair()).clientId).toBe(id);
  });
});
