import { isFailureCode } from '../../shared/failure.ts';
import { failureCatalogue } from '../../shared/failure-catalogue.ts';
import { counted, wholeCount } from './counts.ts';

/** Texts of the Assistants screen. */
export const assistantsWords = {
  title: 'Assistants',
  remark: 'Each gets a key of its own, which you can revoke.',
  countedRemark: (count: number) =>
    `${wholeCount(count)} called or ${count === 1 ? 'has' : 'have'} a key here. Each gets a key of its own, which you can revoke.`,
  showAll: (count: number) => `Show all ${count}`,
  showKnown: 'Show fewer',
  others: 'Not connected',
  none: 'No assistant has called yet',
  noneNext: 'Choose yours, copy its configuration, and its first call appears here.',

  known: 'Those that called or have a key',
  lastCall: 'Last call',
  waiting: 'Waiting for its first call',
  waitingSinceStart: 'It has a key',
  noKey: 'Has no key any more',
  noKeyNext: 'Copy its configuration again to let it back in',
  today: (calls: number) => `${wholeCount(calls)} today`,
  lastError: (error: string) => `Last error: ${error}`,
  errorInWords: (code: string) =>
    isFailureCode(code)
      ? failureCatalogue[code].title
      : code.startsWith('http_')
        ? `DynamoSQL answered with code ${code.slice(5)}`
        : code,

  fact: {
    lastCall: 'Last call',
    none: 'none yet',
    today: 'Calls today',
    client: 'Calls itself',
    protocol: 'Protocol',
    lastError: 'Last error',
  },
  keyNote: (name: string) =>
    `The copy holds a key made for ${name} alone. It opens nothing but this computer’s address.`,
  forms: 'Ways to connect',
  copySnippet: 'Copy with its key',
  copied: (name: string) => `Copied with a key made for ${name}.`,
  afterwards: 'Then:',
  called: (name: string) => `${name} is connected. Its first call came`,
  failedForms: 'The configuration could not be made',
  verify: 'Verify from its seat',
  verifyWithoutKey: 'It has no key yet. Copy its configuration first.',
  verifyRuns: 'A verification is running.',
  verifying: (done: number) => `Verifying, ${counted(done, 'check')} done.`,
  verified: (count: number, seconds: string) => `All ${count} checks passed in ${seconds}.`,
  revoke: 'Revoke key…',
  revokeTitle: (name: string) => `Revoke the key of ${name}?`,
  revokeText: (name: string) =>
    `${name} loses DynamoSQL at once, and its calls are refused here. Its configuration is not touched, and the other assistants go on.`,
  keep: 'Keep it',
  revokeNow: 'Revoke key',
  revoked: (name: string) => `The key of ${name} is revoked.`,
} as const;
