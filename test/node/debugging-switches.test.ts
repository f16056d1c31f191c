import { expect, it } from 'vitest';
import { asksForDebugger } from '../../src/main/desktop/debugging.ts';

it.each([
  '--inspect',
  '--inspect-brk=127.0.0.1:9229',
  '--inspect-port=0',
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '-remote-debugging-port=9222',
  '/REMOTE-DEBUGGING-PORT=9222',
  '--js-flags=--inspect',
])('%s asks for a debugger', (word) => {
  expect(asksForDebugger(['app', '--hidden', word])).toBe(true);
});

it('ordinary words do not', () => {
  expect(asksForDebugger(['/opt/inspector/app', '--hidden', '--lang=de', 'inspect'])).toBe(false);
});
