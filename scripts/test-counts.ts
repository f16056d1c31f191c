/** How many tests passed and failed. What was to be run and did not run has failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/**
 * Counts a suite from vitest's report, or from its absence. Skipped and planned tests, files that
 * do not load, a suite without a test and an end in error all count as failures.
 */
export function countSuite(report: VitestReport | undefined, endedWell: boolean): Counts {
  if (!report) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed =
    report.numFailedTests + report.numPendingTests + report.numTodoTests + broken.length;
  const ranNothing = report.numPassedTests === 0;
  const unexplained = failed === 0 && (ranNothing || !endedWell);
  return { passed: report.numPassedTests, failed: unexplained ? 1 : failed };
}

export function sum(counts: readonly Counts[]): Counts {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  };
}
