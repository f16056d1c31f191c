import { text as readAll } from 'node:stream/consumers';
import type { CommandInput, CommandOutput } from '../../../shared/commands.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { parsePasted } from '../../core/credentials/paste.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { type Conductor, withConductor } from '../conductor.ts';
import { askConfirmation, askHidden, askLine } from '../questions.ts';

export const login: CliCommand = {
  name: 'login',
  usage: '[--client-id ID]',
  options: { 'client-id': { type: 'string' } },
  optionHelp: { 'client-id': 'the client ID; the secret is asked for, or read from stdin' },
  positionals: { least: 0, most: 0 },
  run: (call) =>
    withConductor(call, { usesServer: true, stores: true }, (conductor) => logIn(call, conductor)),
};

type Pair = Pick<CommandInput<'login'>, 'clientId' | 'clientSecret'>;

async function logIn(call: CommandCall, { run }: Conductor): Promise<number> {
  const { output } = call;
  const pair = await readPair(call);
  if (!pair.ok) return output.fail(pair.failure);
  let done = await run('login', { ...pair.value, confirmedTokenOrigin: null });
  const elsewhere =
    !done.ok && done.failure.code === 'token_origin_unconfirmed' ? done.failure.quoted : undefined;
  if (elsewhere && call.surroundings.isInteractive) {
    const agreed = await askConfirmation(
      `Tokens come from ${elsewhere}. Send the secret there? [y/N] `,
    );
    if (agreed) done = await run('login', { ...pair.value, confirmedTokenOrigin: elsewhere });
  }
  if (!done.ok) return output.fail(done.failure);
  if (output.isJson) output.json(done.value);
  else tell(call, done.value);
  return 0;
}

function tell(
  { output }: CommandCall,
  { issuer, tokenOrigin, mcpUrl, store, missingScopes }: CommandOutput<'login'>,
): void {
  output.note(`The credentials work, and are kept in: ${store}`);
  output.note(`  Server          ${mcpUrl}`);
  output.note(`  Issuer          ${issuer}`);
  output.note(`  Token endpoint  ${tokenOrigin}`);
  for (const scope of missingScopes)
    output.note(`  Not granted: ${scope} (tick it on the API client in the portal)`);
}

/** From the terminal, or from stdin; never from argv, where every program on the computer can read it. */
async function readPair({ words, surroundings }: CommandCall): Promise<Result<Pair>> {
  const named = words.text('client-id');
  if (surroundings.isInteractive) {
    const clientId = named ?? (await askLine('Client ID: '));
    return complete(clientId, await askHidden('Client secret (not shown): '));
  }
  const given = (await readAll(process.stdin)).trim();
  const isOneWord =
    named !== undefined && given !== '' && !/\s/.test(given) && !given.includes('=');
  const pasted = parsePasted(given);
  if (!pasted.ok && !(isOneWord && pasted.failure.code === 'credentials_incomplete')) return pasted;
  const found = pasted.ok ? pasted.value : { clientId: undefined, clientSecret: given };
  return complete(named ?? found.clientId, found.clientSecret);
}

function complete(clientId: string | undefined, clientSecret: string | undefined): Result<Pair> {
  const pasted = parsePasted(clientSecret ?? '');
  if (!pasted.ok && pasted.failure.code === 'rest_token_pasted') return pasted;
  if (clientId && clientSecret) return ok({ clientId, clientSecret });
  const missing = clientId ? 'The client secret is missing.' : 'The client ID is missing.';
  return failed(failure('credentials_incomplete', { cause: missing }));
}
