import { createApp } from '../../../src/main/core/app.ts';
import type { McpSession, RunFacts } from '../../../src/main/core/ports.ts';
import { systemHash } from '../../../src/main/node/clock.ts';
import type { AssistantId } from '../../../src/shared/assistant.ts';
import { ok, type Result } from '../../../src/shared/result.ts';
import { createSecret } from '../../../src/shared/secret.ts';
import type { Settings } from '../../../src/shared/settings.ts';
import {
  createFakeAuthorizationServer,
  type TokenScript,
  tokenReply,
} from '../../fakes/authorization-server.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeConfigFiles } from '../../fakes/config-files.ts';
import { createFakeServerStarter } from '../../fakes/mcp-server.ts';
import { createFakeSession } from '../../fakes/mcp-session.ts';
import { valueIn } from '../../fakes/outcome.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { createRunFacts } from '../../fakes/run-facts.ts';
import { createFakeSecretStore } from '../../fakes/secret-store.ts';
import { createFakeSettings } from '../../fakes/settings-file.ts';
import { createFakeTextFiles, type FakeTextFiles } from '../../fakes/text-files.ts';

export const PORT = 4_242;
const credentials = {
  clientId: 'abc',
  clientSecret: createSecret('def'),
  binding: undefined,
};

interface AppScript {
  readonly tokens?: TokenScript;
  readonly run?: Partial<RunFacts>;
  /** Undefined in a run that does not listen. */
  readonly port?: number | undefined;
  /** The home's files, when an earlier run left some. */
  readonly files?: FakeTextFiles;
  readonly settings?: Partial<Settings>;
  readonly openSession?: () => Result<McpSession>;
  /** Programs that assistants start, by their path. */
  readonly programs?: Parameters<typeof createFakeServerStarter>[0];
}

/** The whole core over fakes: signed in by environment and listening, until the test says otherwise. */
export async function openApp(script: AppScript = {}) {
  const { network, answerAt } = createFakeAuthorizationServer(
    script.tokens ?? ((_request, nth) => tokenReply(`token-${nth}`)),
  );
  const clock = createFakeClock();
  const secrets = createFakeSecretStore();
  const files = script.files ?? createFakeTextFiles();
  const configs = createFakeConfigFiles();
  const opened: { readonly url: string; readonly bearer: string }[] = [];
  const servers = createFakeServerStarter(script.programs ?? {});
  const revoked: AssistantId[] = [];
  const reachable = { address: '192.0.2.1:443', proxy: undefined, certificateIssuer: undefined };
  const ports = {
    clock,
    secrets,
    network: { ...network, reach: async () => ok(reachable) },
    random: createSeededRandom(),
    hash: systemHash,
    files,
    configs,
    settings: createFakeSettings(script.settings),
    log: { write() {} },
    startMcpServer: servers.start,
    async openMcpSession({ url, bearer }: { url: string; bearer: { reveal(): string } }) {
      opened.push({ url, bearer: bearer.reveal() });
      return script.openSession?.() ?? ok(createFakeSession());
    },
  };
  const run = createRunFacts({ givenCredentials: credentials, ...script.run });
  const app = await createApp(ports, run, {
    machine: { platform: 'linux' },
    port: () => ('port' in script ? script.port : PORT),
    open: false,
    onHealth() {},
    onCall() {},
    onRevoked: (assistant) => void revoked.push(assistant),
  });
  const { settings } = ports;
  return {
    app: valueIn(app),
    clock,
    network,
    answerAt,
    settings,
    secrets,
    files,
    configs,
    opened,
    started: servers.started,
    revoked,
  };
}
