import type { ParseArgsOptionsConfig } from 'node:util';
import type { Surroundings } from '../seat/surroundings.ts';
import type { Output } from './output.ts';

/** The words of one call, read by the command's own table of options. */
export interface Words {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  /** All values of an option that may be given more than once. */
  texts(name: string): readonly string[];
  isSet(name: string): boolean;
}

export interface CommandCall {
  readonly words: Words;
  readonly output: Output;
  readonly surroundings: Surroundings;
}

export interface CliCommand {
  readonly name: string;
  /** Positional words as the help shows them. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** One line for each option of the command. */
  readonly optionHelp: Readonly<Record<string, string>>;
  readonly positionals: { readonly least: number; readonly most: number };
  /** Where the first positional word begins, everything after it belongs to another program. */
  readonly passesRest?: boolean;
  /** More lines for `--help`. */
  readonly notes?: () => readonly string[] | Promise<readonly string[]>;
  readonly run: (call: CommandCall) => Promise<number>;
}
