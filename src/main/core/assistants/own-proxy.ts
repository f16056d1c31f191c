import { isRecord } from '../../../shared/json.ts';
import type { ConfigFiles } from '../ports.ts';
import type { AssistantDefinition } from './definition.ts';
import { readConfig, valueAt } from './formats/edit-config.ts';
import { pathAt, type Whereabouts } from './paths.ts';

/** The file in which the assistant's own settings name a proxy without excluding this computer. */
export async function ownProxyFile(
  { proxySettings = [] }: AssistantDefinition,
  whereabouts: Whereabouts,
  files: ConfigFiles,
): Promise<string | undefined> {
  for (const { path: place, key, exceptions } of proxySettings) {
    const path = pathAt(place, whereabouts);
    const file = path === undefined ? undefined : await files.read(path);
    const data = readConfig('jsonc', (file?.ok && file.value?.text) || '');
    if (!data.ok) continue;
    const proxy = valueAt(data.value, key);
    const isExcluded =
      exceptions !== undefined && excludesLoopback(valueAt(data.value, exceptions));
    if (typeof proxy === 'string' && proxy !== '' && !isExcluded) return path;
  }
  return undefined;
}

function excludesLoopback(exceptions: unknown): boolean {
  const listed = Array.isArray(exceptions) ? exceptions : String(exceptions ?? '').split(/[\s,]+/);
  if (isRecord(exceptions)) return false;
  return listed.some((name) => name === '*' || name === '127.0.0.1');
}
