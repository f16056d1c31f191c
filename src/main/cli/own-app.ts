import type { AssistantId } from '../../shared/assistant.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { AppChannel } from '../node/bridge/app-channel.ts';
import { createOwnAppChannel } from '../node/bridge/own-app.ts';
import { createHost } from '../seat/host.ts';
import { openWorkplace } from '../seat/workplace.ts';
import type { CommandCall } from './command.ts';

/** An app inside this process, for one bridge: a running one may hold another account. */
export async function openOwnApp(
  call: CommandCall,
  assistant: AssistantId,
): Promise<Result<AppChannel>> {
  const place = openWorkplace(call.surroundings, call.words.isSet('demo'));
  if (!place.ok) return place;
  const edges = place.value.openEdges({ writes: false });
  if (!edges.ok) return edges;
  const opened = await createHost({
    edges: edges.value,
    run: place.value.runFacts(edges.value),
    machine: place.value.machine,
    open: false,
    onHealth: () => {},
    onCall: () => {},
  });
  if (!opened.ok) return opened;
  const host = opened.value;
  host.app.start();
  return ok(
    createOwnAppChannel({
      carry: (request, response) => host.carryMcp(request, response, assistant),
      close: host.close,
    }),
  );
}
