import { ageText, clockText } from '../../shared/ages.ts';
import type { Moment } from '../../shared/said.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import type { Detail } from '../parts/details-list.tsx';
import { overviewWords } from '../words/overview.ts';

const { details: words } = overviewWords;

/** What the band keeps under Details. */
export function detailsOf(snapshot: Snapshot, moment: Moment): readonly Detail[] {
  const { health, requestId } = snapshot;
  const sinceMs = Date.parse(health.since);
  const details: Detail[] = [
    { name: words.code, value: <code>{health.code}</code> },
    { name: words.since, value: `${clockText(sinceMs)}, ${ageText(sinceMs, moment.nowMs)}` },
    { name: words.lastProof, value: lastProof(snapshot, moment) },
  ];
  if (requestId === null) return details;
  const value = (
    <>
      <code>{requestId}</code>
      <CopyButton text={requestId} what={words.requestName} />
    </>
  );
  return [...details, { name: words.request, value }];
}

function lastProof({ health, provenBy }: Snapshot, moment: Moment): string {
  if (health.proofAgeSeconds === null) return words.neverProven;
  const atMs = moment.nowMs - (health.proofAgeSeconds + moment.secondsSince) * 1_000;
  return `${ageText(atMs, moment.nowMs)}, ${words.by(provenBy)}`;
}
