import type { Way } from '../../shared/connecting.ts';
import { isFailureCode } from '../../shared/failure.ts';
import { failureCatalogue } from '../../shared/failure-catalogue.ts';
import type { Amount } from '../assistants/diff-lines.ts';
import { counted, wholeCount } from './counts.ts';

/** Texts of the Assistants screen. */
export const assistantsWords = {
  title: 'Assistants',
  remark: 'Each gets a key of its own, which you can revoke.',
  foundRemark: (count: number) =>
    `${wholeCount(count)} found on this computer. Each gets a key of its own, which you can revoke.`,
  showAll: (count: number) => `Show all ${count}`,
  showHere: 'Show fewer',
  here: 'Assistants on this computer',
  others: 'Not found here',
  none: 'No assistant was found here',
  noneNext: 'Choose yours below, copy its snippet, and its first call appears here.',
  failedList: 'The assistants could not be looked at',

  lastCall: 'Last call',
  lastCallBefore: 'Its last call came',
  waiting: 'Waiting for its first call',
  old: {
    'pasted-token': 'Holds a pasted token',
    'client-secret': 'Holds the client secret',
    direct: 'Goes to DynamoSQL directly',
  },
  oldIn: (path: string) => `In ${path}`,
  oldNext: {
    'pasted-token': 'Such a token stops working within minutes',
    'client-secret': 'In plain text, where any program can read it',
    direct: 'It has to sign in by itself',
  },
  noKey: 'Key revoked',
  noKeyNext: 'Its calls are refused until it gets a new one',
  addressChanged: 'Its address has changed',
  addressChangedNext: 'Its entry leads to another port',
  problem: 'Its file was left alone',
  byHand: 'Connected by hand',
  byHandNext: 'No program can add a server to it',
  found: 'Found, not connected',
  changes: 'Here is exactly what changes',
  rowAction: { replace: 'Replace…', 'new-key': 'New key…', update: 'Update…' },
  ofAssistant: (name: string) => ` of ${name}`,

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

  amount: ({ added, removed, isNewFile }: Amount) => {
    if (isNewFile) return `A new file with ${counted(added, 'line')}`;
    const parts = [
      ...(added > 0 ? [`${counted(added, 'line')} added`] : []),
      ...(removed > 0 ? [`${counted(removed, 'line')} removed`] : []),
    ];
    return parts.length === 0 ? 'Nothing changes' : `${parts.join(', ')}, no other touched`;
  },
  lineAdded: 'added: ',
  lineRemoved: 'removed: ',
  difference: 'What changes in the file',
  differenceIn: (path: string) => `What changes in ${path}`,
  bridgeEntry: 'The entry starts our bridge, so that no key stands in the file.',
  stale: 'It changed since you looked. Here is the new difference.',
  connect: (name: string) => `Connect ${name}`,
  connecting: 'Connecting, and looking whether it stays',
  backedUp: 'The file is backed up first. Undo takes only our entry out.',
  newFile: 'The file is made anew. Undo takes it away again.',
  useLink: 'Use the install link',
  linkOpened: (name: string) => `${name} asks you about the new server.`,
  saveExtension: 'Save the extension…',
  extensionOpened: (name: string) => `${name} asks whether to install the extension.`,
  extensionSaved: (name: string, path: string) => `Saved as ${path}. Open it with ${name}.`,
  otherWays: 'Other ways',
  connected: (name: string) => `${name} is connected.`,
  asItWas: 'The file as it was:',
  holdsSecret: 'The backup still holds the old token or secret. Delete it once all is well:',
  copyPath: 'path of the backup',
  deleteBackup: 'Delete it',
  backupDeleted: 'The backup is deleted.',
  undo: 'Undo',
  undoing: 'The entry is being taken out.',
  undone: {
    restored: 'The file is as it was, to the byte.',
    deleted: 'The file was ours alone, and is gone.',
    'entry-removed': 'Our entry is out; what else changed in the file stays.',
    'not-there': 'The file had no entry of ours any more.',
    refused: 'The file was left alone.',
  },
  undoneNothing: 'There was nothing of ours to take out.',
  leftCopy: 'A copy of the file as it was before is left:',
  lookAgain: 'Look again',

  keyNote: (name: string) =>
    `The copy holds a key made for ${name} alone. It opens nothing but this computer’s address.`,
  forms: 'Ways to connect',
  copySnippet: 'Copy snippet',
  copyThis: 'Copy this',
  copied: (name: string) => `Copied with a key made for ${name}.`,
  afterwards: 'Then:',
  called: (name: string) => `${name} is connected. Its first call came`,
  failedForms: 'The snippet could not be made',
  verify: 'Verify from its seat',
  verifyWithoutKey: 'It has no key yet. Connect it first.',
  verifyRuns: 'A verification is running.',
  verifying: (done: number) => `Verifying, ${counted(done, 'check')} done.`,
  verified: (count: number, seconds: string) => `All ${count} checks passed in ${seconds}.`,
  newKey: 'New key…',
  newKeyTitle: (name: string) => `Make a new key for ${name}?`,
  newKeyText: (way: Way | null) => {
    if (way === 'stdio') return 'The old key stops working at once. Its file holds none. Then:';
    return way === 'header'
      ? 'The old key stops working at once, and its file is rewritten with the new one. Then:'
      : 'The old key stops working at once, and its snippet has to be copied anew. Then:';
  },
  newKeyKeep: 'Keep the old one',
  newKeyNow: 'Make a new key',
  newKeyMade: (name: string, { way }: { readonly way: Way | null }) => {
    if (way === 'stdio') return `${name} has a new key.`;
    return way === 'header'
      ? `${name} has a new key, and its file holds it.`
      : `${name} has a new key. Copy its snippet anew.`;
  },
  revoke: 'Revoke key…',
  revokeTitle: (name: string) => `Revoke the key of ${name}?`,
  revokeText: (name: string) =>
    `${name} loses DynamoSQL at once, and its calls are refused here. Its configuration is not touched, and the other assistants go on.`,
  keep: 'Keep it',
  revokeNow: 'Revoke key',
  revoked: (name: string) => `The key of ${name} is revoked.`,
} as const;
