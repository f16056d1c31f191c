import { type CallerId, isAssistantId } from '../../shared/assistant.ts';
import type { CommandOutput, RunCommand } from '../../shared/commands.ts';
import { type Failure, failure } from '../../shared/failure.ts';
import type { Health } from '../../shared/health.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type ActivityView, type Journal, openJournal } from './activity/journal.ts';
import { definitionOf } from './assistants/registry.ts';
import { createKey, type LocalKeys, openLocalKeys, sameDigest } from './credentials/local-keys.ts';
import { createVault } from './credentials/vault.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import type { McpToolFacts, Ports, RunFacts } from './ports.ts';
import type { StatusFacts } from './status/judge.ts';
import { createStatusTracker } from './status/tracker.ts';
import { type AccessToken, isFresh, lifeLeftMs } from './tokens/access-token.ts';
import { watchClockJumps } from './tokens/clock-jumps.ts';
import { createMinter } from './tokens/minter.ts';
import { createTokenSource } from './tokens/token-source.ts';
import { createAssistantDesk } from './use-cases/assistant-desk.ts';
import { callerName } from './use-cases/caller-name.ts';
import { connectionOf, createCommands } from './use-cases/commands.ts';
import { createKeepWarm } from './use-cases/keep-warm.ts';
import type { AppOptions, CommandParts } from './use-cases/parts.ts';
import { probe } from './use-cases/probe.ts';
import { createProber } from './use-cases/prober.ts';
import { createProofKeeper } from './use-cases/proofs.ts';
import { isStopped, watchRenewals } from './use-cases/renewals.ts';
import { takeSnapshot } from './use-cases/snapshot.ts';
import { statusFacts } from './use-cases/status-facts.ts';
import { createWindowUseCases, type WindowUseCases } from './use-cases/window.ts';

export interface App {
  readonly gateway: Gateway;
  readonly run: RunCommand;
  readonly window: WindowUseCases;
  readonly activity: ActivityView;
  /** A key of this run alone, for the ready line and the verifier. */
  readonly runKey: string;
  health(): Health;
  /** Gets a token and asks the server, before anybody needs it. */
  start(): void;
  /** Wake, a clock jump, or another network. */
  worldChanged(): void;
  /** The local endpoint was opened, or could not be. */
  localChanged(): void;
  /** Ends every timer, and writes down what happened here. */
  close(): Promise<void>;
}

// A little under two lifetimes of a ten-minute token, after which a proof is too old.
const IDLE_PROBE_MS = 19.5 * 60_000;

/** Wires the features to each other and to the ports. Failures: those of `keys.json`. */
export async function createApp(
  ports: Ports,
  run: RunFacts,
  options: AppOptions,
): Promise<Result<App>> {
  const journal = await openJournal({
    ...ports,
    writes: run.ownsHome,
    days: () => ports.settings.current().activityDays,
    nameOf: callerName,
  });
  const opened = await openLocalKeys({
    ...ports,
    onRevoked(assistant) {
      journal.revoked(assistant);
      options.onRevoked(assistant);
    },
  });
  if (!opened.ok) return opened;
  if (opened.value.damaged)
    ports.log.write('warning', 'keys.moved-aside', { to: opened.value.damaged });
  return ok(wire(ports, run, { ...options, keys: opened.value.keys, journal }));
}

function wire(
  ports: Ports,
  run: RunFacts,
  options: AppOptions & { readonly keys: LocalKeys; readonly journal: Journal },
): App {
  const { clock, random, hash, network, settings } = ports;
  const budgets = settings.current().budgets;
  const vault = createVault({ ...ports, run });
  const minter = createMinter({
    ...ports,
    mcpUrl: run.mcpUrl,
    credentials: vault.credentials,
    budgetMs: budgets.tokenMs,
  });
  const { journal } = options;
  const runKey = createKey(random);
  const runDigest = hash.sha256(runKey);
  const proofs = createProofKeeper(clock);
  let knownTools: readonly McpToolFacts[] | undefined;
  let lastToken: AccessToken | undefined;
  // Name of the assistant whose call was the last proof.
  let provenBy: string | null = null;

  const tokens = createTokenSource({ minter, clock, random, onChange: onTokens });
  const renewals = watchRenewals(clock, journal);
  const tracker = createStatusTracker({ clock, facts, onChange: onHealth });
  const prober = createProber({ probe: () => probeOnce(), clock, random });
  const warmth = createKeepWarm({
    clock,
    warm: () => network.warm(new URL('/.well-known/oauth-protected-resource', run.mcpUrl).href),
  });
  const stopWatching = watchClockJumps(clock, worldChanged);
  let cancelIdleProbe = (): void => {};

  function onHealth(health: Health): void {
    journal.health(health);
    options.onHealth(health);
  }

  function onTokens(): void {
    const { token } = tokens.facts();
    renewals.update(tokens.facts());
    if (token && token !== lastToken) {
      // A renewal is not proof: the endpoint is asked when nobody called since the last one.
      const calledSince = lastToken && proofs.isSince(lastToken.receivedMonotonicMs);
      lastToken = token;
      if (!calledSince) prober.soon();
    }
    tracker.update();
  }

  function proven(token: AccessToken): void {
    tokens.accepted(token);
    proofs.prove();
    warmth.used();
    tracker.update();
  }

  function troubled(what: Failure): void {
    proofs.fail(what);
    tracker.update();
    prober.soon();
  }

  const probeOnce = () =>
    probe({
      ports,
      run,
      tokens,
      onTools(token, tools) {
        knownTools = tools;
        proven(token);
        provenBy = null;
      },
      onTrouble(what) {
        proofs.fail(what);
        tracker.update();
      },
    });

  function worldChanged(): void {
    journal.look();
    tokens.preWarm();
    prober.now();
  }

  function probeWhenIdle(): void {
    cancelIdleProbe = clock.after(IDLE_PROBE_MS, () => {
      prober.soon();
      probeWhenIdle();
    });
  }

  function facts(): StatusFacts {
    const localTrouble = options.localTrouble?.();
    return statusFacts({
      ports,
      run,
      tokens: tokens.facts(),
      proofs,
      isSetUp: isSetUp(),
      localTrouble,
    });
  }

  function isSetUp(): boolean {
    const isGiven = run.givenCredentials !== undefined || vault.held() !== undefined;
    return isGiven || settings.current().binding !== null;
  }

  function ownerOf(key: string): CallerId | undefined {
    return sameDigest(hash.sha256(key), runDigest) ? 'run' : options.keys.ownerOf(key);
  }

  const gateway = createGateway({
    port: () => options.port() ?? 0,
    allowedOrigins: () => settings.current().allowedOrigins,
    ownerOf,
    isRevoked: options.keys.isRevoked,
    open: options.open,
    health: () => tracker.current(),
    hindrance: () => (settings.current().paused ? failure('paused') : undefined),
    token: () => tokens.current(),
    anotherToken: tokens.afterRefusal,
    proven,
    troubled,
    remembered: () => ({
      tools: knownTools,
      modernProven: settings.current().modernEraProven,
      version: run.version,
      demo: run.demo,
    }),
    seen: journal.arrived,
    recordsTableNames: () => settings.current().recordsTableNames,
    record(call) {
      journal.called(call);
      const isAnswered = call.code === undefined && call.status < 400;
      if (isAnswered && isAssistantId(call.assistant)) provenBy = definitionOf(call.assistant).name;
      options.onCall(call);
    },
  });

  function startOver(): void {
    proofs.startOver();
    lastToken = undefined;
    tokens.startOver();
  }

  async function status(): Promise<Result<CommandOutput<'status'>>> {
    const port = options.port();
    const { token } = tokens.facts();
    return ok({
      ...tracker.current(),
      endpoint: port === undefined ? null : `http://127.0.0.1:${port}/mcp`,
      tokenSecondsLeft: token ? Math.max(0, Math.floor(lifeLeftMs(token, clock) / 1_000)) : null,
      scopes: [...(token?.scopes ?? [])],
      assistants: [...journal.assistants()],
      pid: null,
    });
  }

  function changed(): void {
    tracker.update();
    void tokens.current('probe');
  }

  function tryNow(): void {
    void tokens.now().then(() => {
      // What was in the way may have been the local port, of which no token tells.
      tracker.update();
      prober.now();
    });
  }

  function snapshot(): Snapshot {
    const { token, failure: tokenFailure, nextTryMs } = tokens.facts();
    return takeSnapshot({
      run,
      clock,
      health: tracker.current(),
      provenBy,
      // With a token at hand, what is tried again is the question to the server.
      nextTryMs: token && isFresh(token, clock) ? prober.nextTryMs() : nextTryMs,
      renewalMs: nextTryMs,
      requestId: (tokenFailure ?? proofs.trouble())?.requestId,
      isSetUp: isSetUp(),
      port: options.port(),
      token,
      strip: journal.strip(),
      seen: journal.assistants(),
      keys: options.keys.list(),
    });
  }

  const parts: CommandParts = {
    ports,
    run,
    options,
    vault,
    minter,
    tokens,
    runKey,
    startOver,
    changed,
    lookAgain: () => prober.now(),
    status,
    activity: journal,
  };
  const desk = createAssistantDesk(parts, (key) => connectionOf(parts, key));
  const runCommand = createCommands(parts, desk);
  return {
    gateway,
    runKey,
    activity: journal,
    health: () => tracker.current(),
    run: runCommand,
    window: createWindowUseCases(parts, desk, {
      snapshot,
      tryNow,
      sql: (sql) => runCommand('sql', { sql }),
    }),
    start() {
      journal.start(() => isStopped(tokens.facts(), clock));
      probeWhenIdle();
      void tokens.current('probe').then(() => tracker.update());
    },
    worldChanged,
    localChanged: tracker.update,
    async close() {
      stopWatching();
      cancelIdleProbe();
      tokens.close();
      prober.close();
      warmth.close();
      tracker.close();
      await journal.close();
    },
  };
}
