import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraftKeeper } from '../../../src/main/core/use-cases/draft.ts';
import type { Draft } from '../../../src/shared/setup.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';

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

describe('a view of what was given', () => {
  const textsIn = ({ lines, clientId }: Draft): readonly string[] => [
    ...lines.flatMap(({ before, value, after }) => [before, value, after, before + value + after]),
    clientId?.shown ?? '',
  ];
  const signs = [...'abcXYZ0189-_.~/+=%!*'];
  const secrets = fc.string({ unit: fc.constantFrom(...signs), minLength: 12, maxLength: 40 });
  const ways = fc.constantFrom<(secret: string) => string>(
    (given) => `Client secret: ${given}`,
    (given) => `DYNAMOSQL_CLIENT_SECRET="${given}"`,
    (given) => `curl -u ${id}:${given} https://mcp.example.com`,
    (given) => `Authorization: Basic ${btoa(`${id}:${given}`)}`,
    (given) => `curl -d client_id=${id} -d client_secret=${encodeURIComponent(given)}`,
    (given) => `{"client_id":"${id}","client_secret":"${given}"}`,
    (given) => `${id}:${given}`,
    (given) => given,
  );
  /** The rest of a paste, and a secret in it once more in another form. */
  const pastes = fc.tuple(fc.array(ways, { minLength: 1, maxLength: 4 }), fc.boolean());

  it('never holds a secret that was pasted, in any form, whatever is corrected later', () => {
    const property = fc.property(secrets, pastes, secrets, (first, [written, corrects], second) => {
      const keeper = createDraftKeeper();
      const text = written.map((way) => way(first)).join('\n');
      fc.pre(keeper.understand(text).ok);
      const held = keeper.pair();
      const recognised = held.ok ? held.value.clientSecret.reveal() : undefined;
      fc.pre(recognised === first);
      if (corrects) keeper.correct('clientSecret', second);
      const forms = [first, encodeURIComponent(first), btoa(`${id}:${first}`)];
      for (const seen of textsIn(keeper.view('')))
        for (const form of forms) expect(seen).not.toContain(form);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('holds nothing that was taken for a secret, whatever was pasted', () => {
    const labels = ['secret: ', 'Client ID: ', '-u ', ':', 'https://', ' ', '"', '\n', '\r\n', '&'];
    const word = fc.oneof(
      fc.constantFrom(...labels),
      fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 12 }),
    );
    const property = fc.property(fc.array(word, { maxLength: 24 }), (words) => {
      const keeper = createDraftKeeper();
      keeper.understand(words.join(''));
      keeper.correct('clientId', id);
      const held = keeper.pair();
      if (!held.ok) return;
      const taken = held.value.clientSecret.reveal();
      for (const seen of textsIn(keeper.view(''))) expect(seen).not.toContain(taken);
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it('hides a secret that was put into the field of the ID too', () => {
    const keeper = createDraftKeeper();
    keeper.understand(`Client secret: ${secret}`);
    keeper.correct('clientId', secret);
    expect(keeper.view('').clientId).toEqual({
      shown: dots,
      characters: secret.length,
      line: null,
    });
  });

  it.each([
    ['nothing', '', false],
    ['something else', `Client ID: ${id}`, false],
    ['the secret', `secret ${secret}`, true],
    ['the header that holds it', `Basic ${btoa(`${id}:${secret}`)}`, true],
  ])('says whether the clipboard holds it: %s', (_what, clipboard, clipboardHoldsSecret) => {
    const keeper = createDraftKeeper();
    keeper.understand(`Client secret: ${secret}`);
    expect(keeper.view(clipboard)).toMatchObject({ clipboardHoldsSecret });
  });

  it('marks the server, and says on which line each value stood', () => {
    const keeper = createDraftKeeper();
    keeper.understand(`Server: https://mcp.example.com/mcp\n\nID: x\nclient id: ${id}`);
    const { lines, clientId, clientSecret } = keeper.view('');
    expect(lines[0]).toEqual({
      before: 'Server: ',
      value: 'https://mcp.example.com/mcp',
      after: '',
      meaning: 'server',
    });
    expect([clientId, clientSecret]).toEqual([{ shown: id, characters: 12, line: 4 }, null]);
  });

  it('shows the first forty lines of a long text', () => {
    const keeper = createDraftKeeper();
    keeper.understand(`Client ID: ${id}\n${'more\n'.repeat(100)}`);
    expect(keeper.view('').lines).toHaveLength(40);
  });
});

describe('the two values', () => {
  it('are both needed, and the missing one is named', () => {
    const keeper = createDraftKeeper();
    expect(failureIn(keeper.pair()).cause).toBe('The client ID is missing.');
    keeper.correct('clientId', ` ${id} `);
    expect(failureIn(keeper.pair()).cause).toBe('The client secret is missing.');
    keeper.correct('clientSecret', `${secret}\n`);
    const { clientId, clientSecret } = valueIn(keeper.pair());
    expect([clientId, clientSecret.reveal()]).toEqual([id, secret]);
  });

  it('can be taken back one by one, and dropped together', () => {
    const keeper = createDraftKeeper();
    keeper.understand(`${id}:${secret}`);
    keeper.correct('clientSecret', ' ');
    expect(keeper.view('').clientSecret).toBeNull();
    expect(failureIn(keeper.pair()).cause).toBe('The client secret is missing.');
    keeper.drop();
    const nothing = { lines: [], clientId: null, clientSecret: null, clipboardHoldsSecret: false };
    expect(keeper.view(secret)).toEqual(nothing);
  });

  it('are kept when a text is pasted that holds neither', () => {
    const keeper = createDraftKeeper();
    keeper.understand(`${id}:${secret}`);
    expect(failureIn(keeper.understand('nothing here, really')).code).toBe(
      'credentials_incomplete',
    );
    expect(valueIn(keeper.pair()).clientSecret.reveal()).toBe(secret);
  });
});
