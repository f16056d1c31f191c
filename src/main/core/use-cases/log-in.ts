import type { CommandInput, CommandOutput } from '../../../shared/commands.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { missingScopes } from '../../../shared/scopes.ts';
import { createSecret } from '../../../shared/secret.ts';
import type { Vault } from '../credentials/vault.ts';
import type { Clock, Network, RunFacts } from '../ports.ts';
import { discover } from '../tokens/discovery.ts';
import { createMinter } from '../tokens/minter.ts';

interface LoginParts {
  readonly run: RunFacts;
  readonly vault: Vault;
  readonly network: Network;
  readonly clock: Clock;
  readonly budgetMs: number;
}

/**
 * Proves the credentials by getting a token with them, and saves them only then, bound to the
 * place they were proven with.
 */
export async function logIn(
  parts: LoginParts,
  input: CommandInput<'login'>,
): Promise<Result<CommandOutput<'login'>>> {
  const { run, network, budgetMs } = parts;
  if (run.givenCredentials) {
    return failed(
      failure('usage', {
        cause: 'This run has its credentials from the environment or the demo, and stores none.',
      }),
    );
  }
  const clientId = input.clientId.trim();
  const secret = input.clientSecret.trim();
  if (clientId === '' || secret === '') return failed(failure('credentials_incomplete'));
  const server = await discover(run.mcpUrl, { network, budgetMs });
  if (!server.ok) return server;
  const { binding } = server.value;
  const isElsewhere = binding.tokenOrigin !== new URL(binding.issuer).origin;
  if (isElsewhere && input.confirmedTokenOrigin !== binding.tokenOrigin) {
    return failed(failure('token_origin_unconfirmed', { quoted: binding.tokenOrigin }));
  }
  const credentials = { clientId, clientSecret: createSecret(secret), binding };
  const proof = await createMinter({
    ...parts,
    mcpUrl: run.mcpUrl,
    credentials: async () => ok(credentials),
  }).mint();
  if (!proof.ok) return proof;
  const saved = await parts.vault.save(credentials);
  if (!saved.ok) return saved;
  const scopes = [...proof.value.scopes];
  return ok({ ...binding, scopes, missingScopes: [...missingScopes(scopes)], store: saved.value });
}
