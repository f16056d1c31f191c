import { join } from 'node:path';
import type { AssistantId } from '../../src/shared/assistant.ts';
import { installedFrom } from '../on-demand-install.ts';
import type { ClientMachine } from './client-machine.ts';

/** What a client's command is run with. */
export interface ClientRun {
  readonly machine: ClientMachine;
  /** Its `node_modules`. */
  readonly modules: string;
  /** Gives the path of one of its commands. */
  bin(name: string): string;
}

/** A real assistant as data: how it is configured, asked, and what it says. */
export interface RealClient {
  /** The folder beside this file that pins its version. */
  readonly id: string;
  /** Whose snippet it gets. */
  readonly assistant: AssistantId;
  /** Where the snippet goes, below the home. */
  readonly configFile: string;
  /** How it names itself to a server. */
  readonly introducesItselfAs: string;
  /** It looks for OAuth metadata of every server, before or whatever that answers. */
  readonly probesEveryServer?: true;
  /** Asks the client what it makes of its servers; gives its own words. */
  readonly look: (run: ClientRun) => Promise<string>;
  /** What it says of a server that it reached. */
  readonly connected: RegExp;
  /** What it says when the key is wrong. */
  readonly refused: RegExp;
  /** What it says then holds what we said. */
  readonly quotesUs?: true;
}

/** Installs the client if this machine lacks it; gives its `node_modules`. */
export function installedClient(id: string): Promise<string> {
  return installedFrom(join(import.meta.dirname, id));
}

export async function prepareClient(id: string, machine: ClientMachine): Promise<ClientRun> {
  const modules = await installedClient(id);
  return { machine, modules, bin: (name) => join(modules, '.bin', name) };
}
