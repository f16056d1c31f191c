import { ok, type Result } from '../../shared/result.ts';
import { DEFAULT_PORT } from '../../shared/settings.ts';
import type { SettingsFile } from '../core/ports.ts';
import type { Host } from './host.ts';

interface PortChoice {
  /** By flag or environment, for this run alone. */
  readonly chosen: number | undefined;
  readonly demo: boolean;
  readonly settings: SettingsFile;
}

/**
 * Opens the local endpoint on the port that assistants know. Only the very first start, before any
 * key was given out, may take another one when the usual one is taken, and then keeps it for good.
 */
export async function openLocalPort(
  host: Host,
  { chosen, demo, settings }: PortChoice,
): Promise<Result<number>> {
  if (chosen !== undefined) return portOf(await host.listen(chosen));
  const kept = settings.current().port;
  // The demo runs beside a real instance, so its usual port is the next one.
  const usual = demo && kept === DEFAULT_PORT ? DEFAULT_PORT + 1 : kept;
  const first = portOf(await host.listen(usual));
  if (first.ok || kept !== DEFAULT_PORT || !(await isFirstStart(host))) return first;
  const free = portOf(await host.listen(0));
  if (free.ok) settings.change({ port: free.value });
  return free;
}

async function isFirstStart(host: Host): Promise<boolean> {
  const keys = await host.app.run('keys', {});
  return keys.ok && keys.value.keys.length === 0;
}

function portOf(listening: Awaited<ReturnType<Host['listen']>>): Result<number> {
  return listening.ok ? ok(listening.value.port) : listening;
}
