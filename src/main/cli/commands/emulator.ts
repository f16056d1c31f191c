import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure } from '../../../shared/failure.ts';
import { codeOf } from '../../node/system-error.ts';
import { untilEnded } from '../../seat/signals.ts';
import { startStandIn } from '../../seat/stand-in.ts';
import { numberOption, PORT, usageOf } from '../arguments.ts';
import type { CliCommand, CommandCall } from '../command.ts';

export const emulator: CliCommand = {
  name: 'emulator',
  usage: '[--port N] [--https] [--token-ttl S] [--fault NAME …]',
  options: {
    port: { type: 'string' },
    https: { type: 'boolean' },
    'token-ttl': { type: 'string' },
    fault: { type: 'string', multiple: true },
  },
  optionHelp: {
    port: 'port to listen on; any free one by default',
    https: 'with a certificate authority of its own, whose file the ready line names',
    'token-ttl': 'life of a token in seconds (default 600)',
    fault: 'a fault to begin with, as name or name=value; may be given more than once',
  },
  positionals: { least: 0, most: 0 },
  notes: async () => {
    const { faultTable } = await import('../../../emulator/fault-table.ts');
    const rows: readonly (readonly [string, FaultHelp])[] = Object.entries(faultTable);
    return ['', 'Faults:', ...rows.map(faultLine)];
  },
  run,
};

interface FaultHelp {
  readonly does: string;
  readonly value?: string;
}

function faultLine([name, { does, value }]: readonly [string, FaultHelp]): string {
  return `  ${name.padEnd(32)}${does}${value ? ` (value: ${value})` : ''}`;
}

async function run({ words, output, surroundings }: CommandCall): Promise<number> {
  const port = numberOption(emulator, words, PORT);
  const ttl = numberOption(emulator, words, { name: 'token-ttl', least: 0.1, most: 86_400 });
  if (!port.ok) return output.fail(port.failure);
  if (!ttl.ok) return output.fail(ttl.failure);
  const faults = words.texts('fault');
  const stranger = await unknownFault(faults);
  if (stranger !== undefined) {
    return output.fail(usageOf(emulator, `There is no fault "${stranger}".`));
  }
  const started = await startStandIn(surroundings, {
    admin: true,
    https: words.isSet('https'),
    faults,
    ...(port.value === undefined ? {} : { port: port.value }),
    ...(ttl.value === undefined ? {} : { tokenTtlSeconds: ttl.value }),
  }).catch((error: unknown) => {
    if (codeOf(error) === 'EADDRINUSE')
      return failure('port_taken', { cause: `Another program listens on port ${port.value}.` });
    throw error;
  });
  if ('code' in started) return output.fail(started);
  const { endpoint, clientId, clientSecret } = started;
  const admin = started.adminUrl ?? '';
  // Whoever reads the ready line may end us in the same moment.
  const ended = untilEnded();
  const caFile = started.caPem ? writeAuthority(started.caPem) : null;
  if (output.isJson)
    output.json({
      event: 'ready',
      endpoint,
      clientId,
      clientSecret,
      admin,
      caFile,
      pid: process.pid,
    });
  else
    output.data(
      [
        `Serving at ${endpoint}`,
        `DYNAMOSQL_CLIENT_ID=${clientId}`,
        `DYNAMOSQL_CLIENT_SECRET=${clientSecret}`,
        `Admin: ${admin}`,
      ].join('\n'),
    );
  await ended;
  await started.close();
  return 0;
}

async function unknownFault(faults: readonly string[]): Promise<string | undefined> {
  const { isFaultName } = await import('../../../emulator/fault-table.ts');
  return faults.map((fault) => fault.split('=')[0] ?? '').find((name) => !isFaultName(name));
}

function writeAuthority(pem: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'dynamosql-emulator-')), 'ca.pem');
  writeFileSync(file, pem);
  return file;
}
