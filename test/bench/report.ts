import { cpus } from 'node:os';
import { type Finding, isMet } from './findings.ts';
import type { Outcome } from './measurement.ts';
import type { Round } from './rounds.ts';
import { median } from './statistics.ts';

/** The median of every contender's figures, for those who want more than ratios. */
export type SuiteFigures = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Report {
  readonly measuredAt: string;
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string };
  readonly tookSeconds: number;
  /** Median part of the processor time that programs outside the bench took, 0 to 1; null when nothing was timed. */
  readonly foreignShare: number | null;
  readonly findings: readonly (Finding & { readonly met: boolean | null })[];
  /** By suite. Trust the ratios: these move with the machine. */
  readonly figures: Readonly<Record<string, SuiteFigures>>;
}

interface Measured {
  readonly startedMs: number;
  readonly outcomes: readonly Outcome[];
}

export function reportOf({ startedMs, outcomes }: Measured): Report {
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const suites = Object.assign(
    {},
    ...outcomes.map((outcome) => outcome.suites),
  ) as Outcome['suites'];
  const shares = Object.values(suites).flatMap((rounds) =>
    rounds.map(({ foreignShare }) => foreignShare),
  );
  return {
    measuredAt: new Date().toISOString(),
    machine: {
      cores: cpus().length,
      processor: cpus()[0]?.model ?? 'unknown',
      node: process.version,
    },
    tookSeconds: Math.round((performance.now() - startedMs) / 1_000),
    foreignShare: shares.length > 0 ? rounded(median(shares)) : null,
    findings: findings.map((finding) => ({
      ...finding,
      measured: rounded(finding.measured),
      met: isMet(finding) ?? null,
    })),
    figures: Object.fromEntries(
      Object.entries(suites).map(([suite, ofSuite]) => [suite, mediansOf(ofSuite)]),
    ),
  };
}

function mediansOf(rounds: readonly Round[]): SuiteFigures {
  const [first] = rounds;
  const names = Object.entries(first?.figures ?? {});
  return Object.fromEntries(
    names.map(([contender, figures]) => [
      contender,
      Object.fromEntries(
        Object.keys(figures).map((figure) => [
          figure,
          rounded(median(rounds.map((round) => round.figures[contender]?.[figure] ?? Number.NaN))),
        ]),
      ),
    ]),
  );
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** The report for people: what is expected beside what was measured, then the medians behind it. */
export function shownReport(report: Report): string {
  const { machine, findings, figures, foreignShare, tookSeconds } = report;
  return [
    `${machine.cores} cores (${machine.processor}), Node ${machine.node}, ${tookSeconds} s; ${foreign(foreignShare)}`,
    '',
    ...columns([['what', 'measured', 'expected', ''], ...findings.map(findingRow)]),
    ...Object.entries(figures).flatMap(([suite, ofSuite]) => ['', suite, ...figureRows(ofSuite)]),
  ].join('\n');
}

function findingRow({
  what,
  measured,
  unit,
  expected,
  met,
  rounds,
  disturbedRounds,
}: ShownFinding) {
  const limit = !expected
    ? ''
    : 'atMost' in expected
      ? `≤ ${expected.atMost}`
      : `≥ ${expected.atLeast}`;
  const outcome = met === null ? '' : met ? 'ok' : 'OVER';
  const note = disturbedRounds > 0 ? `(${disturbedRounds} of ${rounds} rounds disturbed)` : '';
  const shown = unit === 'ratio' ? measured.toFixed(2) : `${measured.toFixed(1)} ${unit}`;
  return [what, shown, limit, `${outcome} ${note}`.trim()];
}

type ShownFinding = Report['findings'][number];

function figureRows(suite: SuiteFigures): string[] {
  const titles = Object.keys(Object.values(suite)[0] ?? {});
  const rows = Object.entries(suite).map(([name, values]) => [
    `  ${name}`,
    ...titles.map((title) => String(values[title] ?? '')),
  ]);
  return columns([['', ...titles], ...rows]);
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function foreign(share: number | null): string {
  if (share === null) return 'nothing timed';
  return `other programs took ${Math.round(share * 100)} % of the processors`;
}
