import { text as readAll } from 'node:stream/consumers';
import type { CommandInput, CommandOutput } from '../../../shared/commands.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { parsePasted } from '../../core/credentials/paste.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { type Conductor, withConductor } from '../conductor.ts';
import { type Conversation, openConversation } from '../questions.ts';

export const login: CliCommand = {
  name: 'login',
  usage: '[--client-id ID]',
  options: { 'client-id': { type: 'string' } },
  optionHelp: { 'client-id': 'the client ID; the secret is asked for, or read from stdin' },
  positionals: { least: 0, most: 0 },
  run: (call) =>
    withConductor(call, { usesServer: true, stores: true, talks: true }, (conductor) =>
      talkAndLogIn(call, conductor),
    ),
};

type Pair = Pick<CommandInput<'login'>, 'clientId' | 'clientSecret'>;

async function talkAndLogIn(call: CommandCall, conductor: Conductor): Promise<number> {
  const person = call.surroundings.isInteractive ? openConversation() : undefined;
  try {
    return await logIn(call, { conductor, person });
  } finally {
    person?.close();
  }
}

interface Sides {
  readonly conductor: Conductor;
  /** Who sits at the terminal; undefined when a script feeds stdin. */
  readonly person: Conversation | undefined;
}

async function logIn(call: CommandCall, { conductor, person }: Sides): Promise<number> {
  const { output } = call;
  const { run } = conductor;
  const pair = await readPair(call, person);
  if (!pair.ok) return output.fail(pair.failure);
  let done = await run('login', { ...pair.value, confirmedTokenOrigin: null });
  const elsewhere =
    !done.ok && done.failure.code === 'token_origin_unconfirmed' ? done.failure.quoted : undefined;
  if (elsewhere && person) {
    const agreed = await person.askConfirmation(
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
async function readPair(
  { words }: CommandCall,
  person: Conversation | undefined,
): Promise<Result<Pair>> {
  const named = words.text('client-id');
  if (person) {
    const clientId = named ?? (await person.askLine('Client ID: '));
    return complete(clientId, await person.askHidden('Client secret (not shown): '));
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
