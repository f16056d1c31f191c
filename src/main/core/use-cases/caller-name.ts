import { type CallerId, isAssistantId } from '../../../shared/assistant.ts';
import { definitionOf } from '../assistants/registry.ts';

type OtherCaller = Exclude<CallerId, Parameters<typeof definitionOf>[0]>;

const otherCallers: Readonly<Record<OtherCaller, string>> = {
  run: 'The key of this run',
  open: 'A caller without a key',
  verifier: 'Verify connection',
};

/** The caller's name as people know it; an id that is none of ours as it is. */
export function callerName(id: string): string {
  if (isAssistantId(id)) return definitionOf(id).name;
  return Object.entries(otherCallers).find(([other]) => other === id)?.[1] ?? id;
}
