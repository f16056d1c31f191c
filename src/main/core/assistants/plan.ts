import type { Warning } from '../../../shared/connecting.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { ConfigFiles } from '../ports.ts';
import type { Connection } from './definition.ts';
import { type ConfigFile, findConfig } from './found-config.ts';
import { ownProxyFile } from './own-proxy.ts';
import { type Entering, type FilePlan, type PlanParts, planFile } from './plan-file.ts';
import { type LeftFile, warningsOf } from './plan-warnings.ts';

/** What a connection does to the assistant's file, before it is done. */
export interface Plan extends FilePlan {
  /** Files of other builds in which an old entry is replaced, or ours made anew. */
  readonly others: readonly FilePlan[];
  readonly warnings: readonly Warning[];
}

/**
 * Plans the edit. Failures: `config_by_hand`, `config_unreadable`, `config_damaged`,
 * `config_ambiguous`, `config_not_editable`, `config_foreign_entry`.
 */
export async function planConnection(
  parts: PlanParts,
  connection: Connection,
): Promise<Result<Plan>> {
  const { definition, whereabouts, files, mcpUrl } = parts;
  const found = await findConfig(definition, whereabouts, files);
  if (!found) {
    return failed(failure('config_by_hand', definition.byHand ? { cause: definition.byHand } : {}));
  }
  const own = await ownProxyFile(definition, whereabouts, files);
  const { loopbackIsProxied, windowsCommand } = whereabouts.person;
  const onlyBridge = own !== undefined || loopbackIsProxied;
  const entering = { connection, mcpUrl, onlyBridge, windowsCommand };
  const first = await planFile(files, found, entering);
  if (!first.ok) return first;
  const { others, left } = await planOthers(files, found.others, entering);
  const proxied = onlyBridge && found.config.header !== undefined;
  const proxy = proxied ? { file: own } : undefined;
  const warnings = await warningsOf(parts, { first: first.value, others, left, proxy });
  return ok({ ...first.value, others, warnings });
}

/** Our entry comes where an old one goes, and where ours is already: all of them hold one key. */
async function planOthers(files: ConfigFiles, found: readonly ConfigFile[], entering: Entering) {
  const others: FilePlan[] = [];
  const left: LeftFile[] = [];
  for (const file of found) {
    const planned = await planFile(files, file, entering);
    if (!planned.ok) left.push({ path: file.path, cause: planned.failure.cause });
    else if (planned.value.replaces.length > 0 || planned.value.hadOurs) others.push(planned.value);
    else left.push({ path: file.path, cause: undefined });
  }
  return { others, left };
}
