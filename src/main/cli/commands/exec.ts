import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { onSignals } from '../../seat/signals.ts';
import { openWorkplace } from '../../seat/workplace.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { findConductor } from '../conductor.ts';

// As `env` and `timeout` have them: our own trouble, a program that cannot run, one that is not there.
const OUR_FAILURE = 125;
const CANNOT_RUN = 126;
const NOT_FOUND = 127;
const KILLED_BY_SIGNAL = 128;
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const;
const MIN_LIFE_SECONDS = 60;

export const exec: CliCommand = {
  name: 'exec',
  usage: '[--] COMMAND …',
  options: {},
  optionHelp: {},
  positionals: { least: 1, most: Number.POSITIVE_INFINITY },
  passesRest: true,
  run: runWithToken,
};

async function runWithToken(call: CommandCall): Promise<number> {
  const given = await tokenAndAddress(call);
  if (!given) return OUR_FAILURE;
  const [program = '', ...args] = call.words.positionals;
  const {
    DYNAMOSQL_CLIENT_ID: _id,
    DYNAMOSQL_CLIENT_SECRET: _secret,
    ...environment
  } = call.surroundings.environment;
  return runChild(program, {
    args,
    environment: { ...environment, ...given },
    note: call.output.note,
  });
}

async function tokenAndAddress(
  call: CommandCall,
): Promise<Readonly<Record<string, string>> | undefined> {
  const place = openWorkplace(call.surroundings, call.words.isSet('demo'));
  const conductor = place.ok ? await findConductor(call, { usesServer: true }) : place;
  if (!place.ok || !conductor.ok) {
    if (!conductor.ok) call.output.fail(conductor.failure);
    return undefined;
  }
  const token = await conductor.value.run('token', {
    minLifeSeconds: MIN_LIFE_SECONDS,
    strict: false,
  });
  await conductor.value.close();
  if (!token.ok) {
    call.output.fail(token.failure);
    return undefined;
  }
  return { DYNAMOSQL_MCP_TOKEN: token.value.accessToken, DYNAMOSQL_MCP_URL: token.value.mcpUrl };
}

interface Child {
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly note: (text: string) => void;
}

function runChild(program: string, { args, environment, note }: Child): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env: environment });
    onSignals(PASSED_ON, (signal) => child.kill(signal));
    child.on('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT';
      note(
        isMissing
          ? `There is no program "${program}".`
          : `"${program}" cannot be run (${error.code}).`,
      );
      resolve(isMissing ? NOT_FOUND : CANNOT_RUN);
    });
    child.on('exit', (code, signal) =>
      resolve(code ?? KILLED_BY_SIGNAL + (signal ? constants.signals[signal] : 0)),
    );
  });
}
