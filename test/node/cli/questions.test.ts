import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openConversation } from '../../../src/main/cli/questions.ts';

/** A person who types, and everything that they see. */
function openTerminal() {
  const stdin = new PassThrough();
  const seen: string[] = [];
  const stderr = { write: (text: string | Uint8Array) => seen.push(String(text)) > 0 };
  const conversation = openConversation({ stdin, stderr });
  return {
    conversation,
    seen: () => seen.join(''),
    type: (text: string) => void stdin.write(text),
    leave: () => void stdin.end(),
  };
}

describe('a conversation on the terminal', () => {
  it('asks for a line, shows what is typed, and takes it without blanks around', async () => {
    const { conversation, type, seen } = openTerminal();
    const answer = conversation.askLine('Client ID: ');
    type('  abc \r');
    expect(await answer).toBe('abc');
    expect(seen()).toContain('Client ID: ');
    expect(seen()).toContain('abc');
    conversation.close();
  });

  it('shows nothing of a hidden answer, also when it came ahead of its question', async () => {
    const { conversation, type, seen } = openTerminal();
    const id = conversation.askLine('Client ID: ');
    type('abc\rs3cret-in-the-same-paste\r');
    expect(await id).toBe('abc');
    expect(await conversation.askHidden('Secret: ')).toBe('s3cret-in-the-same-paste');
    const later = conversation.askHidden('Again: ');
    type('an0ther\r');
    expect(await later).toBe('an0ther');
    expect(seen()).not.toMatch(/s3cret|an0ther/);
    expect(seen()).toContain('Secret: ');
    conversation.close();
  });

  it.each([
    ['y', true],
    ['YES', true],
    ['no', false],
    ['', false],
    ['yesterday', false],
  ])('takes %j as a yes: %s', async (typed, expected) => {
    const { conversation, type } = openTerminal();
    const answer = conversation.askConfirmation('Sure? ');
    type(`${typed}\r`);
    expect(await answer).toBe(expected);
    conversation.close();
  });

  it.each([
    ['', true],
    ['y', true],
    ['YES', true],
    ['n', false],
    ['no', false],
    ['what', false],
  ])('takes %j as agreement where that is usual: %s', async (typed, expected) => {
    const { conversation, type } = openTerminal();
    const answer = conversation.askAgreement('Delete it? ');
    type(`${typed}\r`);
    expect(await answer).toBe(expected);
    conversation.close();
  });

  it('takes nobody as agreement, before a question or during it', async () => {
    const { conversation, leave } = openTerminal();
    const asked = conversation.askAgreement('Delete it? ');
    leave();
    expect(conversation.wasLeft()).toBe(false);
    expect(await asked).toBe(false);
    expect(conversation.wasLeft()).toBe(true);
    expect(await conversation.askAgreement('And this? ')).toBe(false);
  });

  it('does not take leaving after the last answer as leaving it open', async () => {
    const { conversation, type } = openTerminal();
    const asked = conversation.askAgreement('Delete it? ');
    type('y\r');
    expect(await asked).toBe(true);
    conversation.close();
    expect(conversation.wasLeft()).toBe(false);
  });

  it('hears nothing from a person who has left, before a question or during it', async () => {
    const { conversation, leave } = openTerminal();
    const asked = conversation.askLine('Client ID: ');
    leave();
    expect(await asked).toBe('');
    expect(await conversation.askHidden('Secret: ')).toBe('');
    expect(await conversation.askConfirmation('Sure? ')).toBe(false);
  });
});
