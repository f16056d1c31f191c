import { spanText } from '../../../shared/ages.ts';
import { isFailureCode } from '../../../shared/failure.ts';
import { failureCatalogue } from '../../../shared/failure-catalogue.ts';
import type { Health } from '../../../shared/health.ts';
import { type State, stateNames } from '../../../shared/states.ts';
import type { NoteAbout } from './entries.ts';

interface Note {
  readonly about: NoteAbout;
  readonly sentence: string;
}

/** "Token renewed in 188 ms, 4 min before its end". `leftMs` is of the token before; none had a first one. */
export function renewalSentence(tookMs: number | undefined, leftMs: number | undefined): string {
  const took = tookMs === undefined ? '' : ` in ${Math.round(tookMs)} ms`;
  if (leftMs === undefined) return `Token received${took}`;
  const end = leftMs <= 0 ? 'after its end' : `${roughly(leftMs)} before its end`;
  return `Token renewed${took}, ${end}`;
}

function roughly(ms: number): string {
  return ms < 60_000 ? `${Math.ceil(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}

export function sleepSentence(sleptMs: number): string {
  return `This computer slept for ${spanText(sleptMs / 1_000)}`;
}

export function revokedSentence(name: string): string {
  return `The key of ${name} was revoked`;
}

/** Turns changes of the health into notes; a short renewal and a change of cause are none. */
export function createHealthNotes(wallMs: () => number): (health: Health) => Note | undefined {
  let noted: { readonly state: State; readonly code: string; readonly since: string } | undefined;
  return (health) => {
    if (health.state === 'working' || health.state === noted?.state) return undefined;
    const before = noted;
    noted = health;
    if (health.state === 'ready' && before?.state === 'offline')
      return { about: 'network', sentence: backSentence(before, wallMs()) };
    const sentence = `${stateNames[health.state]}: ${health.sentence}`;
    return { about: health.state === 'offline' ? 'network' : 'state', sentence };
  };
}

function backSentence(
  { code, since }: { readonly code: string; readonly since: string },
  nowMs: number,
): string {
  const isNetwork = isFailureCode(code) && failureCatalogue[code].fault === 'network';
  const seconds = (nowMs - Date.parse(since)) / 1_000;
  return `${isNetwork ? 'Network' : 'DynamoSQL'} back after ${spanText(seconds)}`;
}
