import { ageText } from '../../shared/ages.ts';
import { useNow } from '../use-now.ts';

/** How long ago something was, growing while it is looked at: "12 s ago". */
export function Age({ at }: { readonly at: number | string }) {
  const atMs = typeof at === 'number' ? at : Date.parse(at);
  const nowMs = useNow();
  return <time dateTime={new Date(atMs).toISOString()}>{ageText(atMs, nowMs)}</time>;
}
