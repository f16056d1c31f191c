import { execFileSync } from 'node:child_process';
import { ordinaryUser } from '../../../scripts/system-packages.ts';
import type { Account } from '../../scenarios/harness/running-command.ts';

/** The account of the desktop: none when the tests run as an ordinary user already. */
export function desktopAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (option: string): number =>
    Number(execFileSync('id', [option, ordinaryUser], { encoding: 'utf8' }));
  return { uid: number('--user'), gid: number('--group') };
}
