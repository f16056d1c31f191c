import { expect, it } from 'vitest';
import { connectIfAgreed } from '../../../src/main/cli/commands/connect.ts';
import type { Output } from '../../../src/main/cli/output.ts';
import { openApp } from '../../core/use-cases/app-fixture.ts';

const PATH = '/home/ada/.cursor/mcp.json';
const FOUND = '{ "mcpServers": {} }';

/** A person at a terminal who says this to the question, and what may happen before. */
async function atTerminal(says: boolean, meanwhile: (app: App) => void = () => {}) {
  const app = await openApp();
  app.configs.contents.set(PATH, FOUND);
  const told: string[] = [];
  const output: Output = {
    isJson: false,
    json() {},
    data: (text) => void told.push(text),
    note: (text) => void told.push(text),
    fail: ({ code }) => told.push(code) && 1,
  };
  const asked = { assistant: 'cursor', person: null, dryRun: false, expects: null };
  const code = connectIfAgreed(output, app.app.run, asked, () => ({
    async askAgreement(question) {
      told.push(question);
      expect(app.configs.contents.get(PATH)).toBe(FOUND);
      meanwhile(app);
      return says;
    },
    close() {},
  }));
  await app.clock.advance(2_000);
  return { code: await code, told, text: app.configs.contents.get(PATH) };
}

type App = Awaited<ReturnType<typeof openApp>>;

it('shows path and difference on a terminal, and writes once the person agrees', async () => {
  const { code, told, text } = await atTerminal(true);
  expect(code).toBe(0);
  expect(text).toContain('dynamosql');
  const question = told.indexOf('Write it? [Y/n] ');
  expect(told[0]).toBe(PATH);
  expect(told.slice(0, question).join('\n')).toContain('a key made for Cursor');
  expect(told.slice(question + 1)).toEqual([
    expect.stringMatching(/^Connected\. /),
    expect.stringContaining('The file as it was: '),
  ]);
});

it('changes nothing for a person who says no', async () => {
  const { code, told, text } = await atTerminal(false);
  expect([code, text, told.at(-1)]).toEqual([0, FOUND, 'Nothing was changed.']);
});

it('writes nothing into another text than the one that was shown', async () => {
  const { code, told, text } = await atTerminal(true, ({ configs }) => {
    configs.contents.set(PATH, `${FOUND}\n`);
  });
  expect([code, told.at(-1), text]).toEqual([1, 'config_changed', `${FOUND}\n`]);
});
