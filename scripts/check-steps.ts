import { type Command, nodeCommand, tools } from './run-program.ts';

export interface CheckStep {
  /** What holds when the step passes. */
  readonly name: string;
  readonly command: Command;
}

/** What `npm run check` proves, slow steps first. No step needs another one's result. */
export const checkSteps: readonly CheckStep[] = [
  { name: 'types of every layer', command: nodeCommand(tools.tsc, '--build') },
  { name: 'nothing unused', command: nodeCommand(tools.knip, '--no-config-hints') },
  {
    name: 'nothing used by tests alone',
    command: nodeCommand(tools.knip, '--production', '--no-config-hints'),
  },
  { name: 'direction of imports', command: nodeCommand('scripts/layers.ts') },
  {
    name: 'format and lint',
    command: nodeCommand(tools.biome, 'check', '--error-on-warnings', '--diagnostic-level=warn'),
  },
  { name: 'complete lock file', command: nodeCommand('scripts/lock.ts', '--check') },
  { name: 'documents made from the code', command: nodeCommand('scripts/docs.ts', '--check') },
];
