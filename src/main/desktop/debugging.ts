/** As Chromium reads a switch: one dash or two, a slash on Windows, in any case. */
const DEBUGGING = /^(--?|\/)(inspect|debug|remote-debugging|wait-for-debugger|js-flags)/i;

/** True when these words would let a debugger into the process. */
export function asksForDebugger(words: readonly string[]): boolean {
  return words.some((word) => DEBUGGING.test(word));
}
