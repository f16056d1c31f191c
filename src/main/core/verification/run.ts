import { type Failure, isFailureCode, sentenceOf } from '../../../shared/failure.ts';
import { failureCatalogue } from '../../../shared/failure-catalogue.ts';
import type { Check, CheckId, Verification } from '../../../shared/verification.ts';
import type { Clock } from '../ports.ts';
import { checkPlans, type Findings, type VerifierReach } from './checks.ts';

interface VerificationRun {
  readonly reach: VerifierReach;
  readonly clock: Clock;
  /** Called after each check, for the surfaces that show them live. */
  readonly onCheck?: (check: Check) => void;
}

/** Runs every check in order; what rests on a failed one is skipped. Never rejects. */
export async function runVerification({
  reach,
  clock,
  onCheck,
}: VerificationRun): Promise<Verification> {
  const checks: Check[] = [];
  const findings: Findings = {};
  for (const plan of checkPlans) {
    const reason = skipReason(plan, checks, findings);
    const check = reason ? skipped(plan.id, reason) : await timed(plan, { reach, clock, findings });
    checks.push(check);
    onCheck?.(check);
  }
  await findings.session?.close();
  return { fault: faultOf(checks), checks };
}

type Plan = (typeof checkPlans)[number];

function skipReason(plan: Plan, done: readonly Check[], { token }: Findings): string | undefined {
  const failedNeed = plan.needs.find((need) =>
    done.some(({ id, outcome }) => id === need && outcome !== 'passed'),
  );
  if (failedNeed) return `It rests on \`${failedNeed}\`.`;
  if (plan.id === 'list_tables' && token && !token.scopes.includes('schemas:read')) {
    return 'It needs the scope `schemas:read`, which is not granted.';
  }
  return undefined;
}

function skipped(id: CheckId, cause: string): Check {
  return { id, outcome: 'skipped', ms: 0, cause, fix: '', code: null, warning: null };
}

interface Timed {
  readonly reach: VerifierReach;
  readonly clock: Clock;
  readonly findings: Findings;
}

async function timed(plan: Plan, { reach, clock, findings }: Timed): Promise<Check> {
  const startedMs = clock.monotonicMs();
  const result = await plan.run(reach, findings);
  const ms = Math.round(clock.monotonicMs() - startedMs);
  if (!result.ok) return failedCheck(plan.id, ms, result.failure);
  const { found, warning } = result.value;
  return {
    id: plan.id,
    outcome: 'passed',
    ms,
    cause: found,
    fix: '',
    code: null,
    warning: warning ? sentenceOf(warning) : null,
  };
}

function failedCheck(id: CheckId, ms: number, what: Failure): Check {
  const quote = what.quoted ? ` The server said: "${what.quoted}"` : '';
  return {
    id,
    outcome: 'failed',
    ms,
    cause: `${what.title}. ${what.cause}${quote}`,
    fix: what.next,
    code: what.code,
    warning: null,
  };
}

/** Whose side the first failure is on. A missing scope alone is the credentials' fault. */
function faultOf(checks: readonly Check[]): Verification['fault'] {
  const code = checks.find(({ outcome }) => outcome === 'failed')?.code;
  return code && isFailureCode(code) ? failureCatalogue[code].fault : null;
}
