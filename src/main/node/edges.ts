import { resolve } from 'node:path';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { Ports } from '../core/ports.ts';
import { systemClock, systemHash, systemRandom } from './clock.ts';
import { createConfigFiles } from './config-files.ts';
import { createKeychain } from './keychain.ts';
import type { StartKeychainChild } from './keychain-protocol.ts';
import { createLogFile } from './log-file.ts';
import { createMcpSessions } from './mcp-session.ts';
import { createNetwork } from './network.ts';
import { isProxyAddress, type ProxySettings } from './proxy-choice.ts';
import { openSettings } from './settings-file.ts';
import { createMcpServerStarter } from './stdio-session.ts';
import { codeOf } from './system-error.ts';
import { createTextFiles } from './text-files.ts';
import { createUpstream, type Upstream } from './upstream.ts';

export interface EdgeOptions {
  readonly home: string;
  /** False in a run that does not own its home: it reads the files and writes none. */
  readonly writes: boolean;
  readonly environment: NodeJS.ProcessEnv;
  readonly version: string;
  readonly keychainChild: string;
  readonly startKeychainChild?: StartKeychainChild | undefined;
}

export interface Edges {
  readonly ports: Ports;
  readonly upstream: Upstream;
  readonly proxy: ProxySettings;
  /** This run owns its home. */
  readonly writes: boolean;
  /** New name of a settings file that could not be read. */
  readonly damagedSettings: string | undefined;
  close(): Promise<void>;
}

/** Builds every Node edge once. Failures: `home_unusable`, `tls_failed` for an extra CA file that cannot be read. */
export function createEdges(options: EdgeOptions): Result<Edges> {
  const { home, environment, version } = options;
  const opened = openSettings({ home, writes: options.writes });
  if (!opened.ok) return opened;
  const { settings, damaged } = opened.value;
  const { budgets, httpsProxy, noProxy, extraCaFile } = settings.current();
  const log = createLogFile(home);
  if (damaged) log.write('warning', 'settings.moved-aside', { to: damaged });
  const proxy = proxyIn(environment, { httpsProxy, noProxy });
  const authorities = environment['NODE_EXTRA_CA_CERTS'] ?? extraCaFile ?? undefined;
  const upstream = openUpstream({
    budgets,
    proxy,
    extraCaFile: authorities && resolve(authorities),
  });
  if (!upstream.ok) return upstream;
  const secrets = createKeychain({
    childFile: options.keychainChild,
    startChild: options.startKeychainChild,
    budgets,
    environment,
  });
  return ok({
    upstream: upstream.value,
    proxy,
    writes: options.writes,
    damagedSettings: damaged,
    async close() {
      secrets.close();
      await upstream.value.close();
    },
    ports: {
      clock: systemClock,
      random: systemRandom,
      hash: systemHash,
      secrets,
      network: createNetwork(upstream.value),
      openMcpSession: createMcpSessions({ upstream: upstream.value, version, budgets }),
      startMcpServer: createMcpServerStarter({ environment, version, budgets }),
      files: createTextFiles(home, systemClock),
      configs: createConfigFiles({ clock: systemClock, random: systemRandom }),
      settings,
      log,
    },
  });
}

/** The environment's proxies before those of the settings. */
function proxyIn(
  environment: NodeJS.ProcessEnv,
  settings: { readonly httpsProxy: string | null; readonly noProxy: string | null },
): ProxySettings {
  const named = (name: string): string | undefined =>
    environment[name.toLowerCase()] || environment[name] || undefined;
  return {
    httpsProxy: named('HTTPS_PROXY') ?? settings.httpsProxy ?? undefined,
    httpProxy: named('HTTP_PROXY'),
    noProxy: named('NO_PROXY') ?? settings.noProxy ?? undefined,
  };
}

function openUpstream(options: Parameters<typeof createUpstream>[0]): Result<Upstream> {
  const { httpsProxy, httpProxy } = options.proxy;
  if ([httpsProxy, httpProxy].some((proxy) => proxy !== undefined && !isProxyAddress(proxy))) {
    return failed(failure('proxy_failed', { cause: 'The address of the proxy cannot be read.' }));
  }
  try {
    return ok(createUpstream(options));
  } catch (error) {
    const cause = `The CA file ${options.extraCaFile ?? ''} cannot be used (${codeOf(error)}).`;
    return failed(failure('tls_failed', { cause }));
  }
}
