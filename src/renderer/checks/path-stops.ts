import { isFailureCode } from '../../shared/failure.ts';
import type { Fault } from '../../shared/failure-catalogue.ts';
import { failureCatalogue } from '../../shared/failure-catalogue.ts';
import type { PathStop } from '../parts/path.tsx';
import { setupWords } from '../words/setup.ts';
import { failedMark, type Row } from './check-rows.ts';

const { stops: names } = setupWords.prove;

interface Stop {
  readonly fault: Fault;
  readonly name: string;
  /** It is known to be good when one of these passed. */
  readonly provenBy: readonly Row['id'][];
}

const stops: readonly Stop[] = [
  { fault: 'this computer', name: names.computer, provenBy: ['network', 'discovery'] },
  { fault: 'network', name: names.network, provenBy: ['network', 'discovery'] },
  { fault: 'server', name: names.server, provenBy: ['session', 'credentials'] },
  { fault: 'credentials', name: names.client, provenBy: ['scopes'] },
];
const assistantStop: Stop = { fault: 'assistant', name: names.assistant, provenBy: ['gateway'] };

/** The way to DynamoSQL, with a mark at the side that the first failure is on. */
export function pathStops(rows: readonly Row[], withAssistant: boolean): readonly PathStop[] {
  const first = rows.find(({ trouble }) => trouble !== null);
  const code = first?.trouble?.code ?? null;
  const fault = code === null ? null : faultOf(code);
  const way = withAssistant ? [...stops, assistantStop] : stops;
  const faultAt = way.findIndex((stop) => stop.fault === fault);
  return way.map(({ name, provenBy }, at) => {
    if (code !== null && at === faultAt) return { name, mark: failedMark(code) };
    const isProven =
      at < faultAt || rows.some(({ id, mark }) => mark === 'passed' && provenBy.includes(id));
    return { name, mark: isProven ? 'passed' : 'waiting' };
  });
}

function faultOf(code: string): Fault {
  return isFailureCode(code) ? failureCatalogue[code].fault : 'server';
}
