import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installedFrom } from '../on-demand-install.ts';

const run = promisify(execFile);
const TIME_LIMIT_MS = 90_000;

/** One line of the suite's verdict, in words that stay the same from run to run. */
export interface Check {
  readonly scenario: string;
  readonly id: string;
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'SKIPPED' | 'INFO';
}

export interface Verdict {
  /** In the order of the suite's folders; a scenario may have several checks of one id. */
  readonly checks: readonly Check[];
  readonly passed: number;
  /** The suite's own word on the scored scenarios: none failed. */
  readonly conforms: boolean;
  /** What the tool printed, for the person who reads a failure. */
  readonly text: string;
}

export type Revision = '2025-11-25' | '2026-07-28';

export const tool = join(import.meta.dirname, 'tool');

/** Runs the official suite's frozen requirements of a protocol revision against a server. */
export async function runSuite(url: string, revision: Revision): Promise<Verdict> {
  const program = join(
    await installedFrom(tool),
    '@modelcontextprotocol/conformance/dist/index.js',
  );
  const results = mkdtempSync(join(tmpdir(), 'conformance-'));
  const args = [program, 'server', '--url', url, '--requirements', revision, '-o', results];
  try {
    const { text, conforms } = await outputOf(args);
    const checks = readdirSync(results)
      .sort()
      .flatMap((folder) => checksIn(results, folder));
    const passed = checks.filter(({ status }) => status === 'SUCCESS').length;
    return { checks, passed, conforms, text };
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
}

/** The tool exits with 1 when a scored check failed: that is a verdict, not an error. */
async function outputOf(args: readonly string[]) {
  try {
    const { stdout } = await run(process.execPath, args, { timeout: TIME_LIMIT_MS });
    return { text: stdout, conforms: true };
  } catch (error) {
    const { code, stdout = '' } = error as { code?: number | string; stdout?: string };
    if (code !== 1) throw error;
    return { text: stdout, conforms: false };
  }
}

/** A folder is named after its scenario and the time of the run. */
function checksIn(results: string, folder: string): Check[] {
  const scenario = folder.replace(/^server-/, '').replace(/-\d{4}-\d\d-\d\dT.*$/, '');
  const found: readonly Check[] = JSON.parse(
    readFileSync(join(results, folder, 'checks.json'), 'utf8'),
  );
  return found.map(({ id, status }) => ({ scenario, id, status }));
}
