import type { Result } from '../../../shared/result.ts';
import { ok } from '../../../shared/result.ts';
import type { ConfigFiles, ConfigText } from '../ports.ts';
import type { AssistantDefinition, ConfigPlace } from './definition.ts';
import { readConfig } from './formats/edit-config.ts';
import { pathAt, pathsAt, type Whereabouts } from './paths.ts';

/** A file of an assistant on this computer. */
export interface ConfigFile {
  readonly config: ConfigPlace;
  readonly path: string;
}

/** The file that an assistant's connection goes into first. */
export interface FoundConfig extends ConfigFile {
  /** Files of other builds that are here as well. */
  readonly others: readonly ConfigFile[];
}

interface Candidate extends ConfigFile {
  readonly hasFile: boolean;
  readonly hasFolder: boolean;
}

/** The first file that is there, else the first whose folder is there, else the usual one. */
export async function findConfig(
  { configs }: AssistantDefinition,
  whereabouts: Whereabouts,
  files: ConfigFiles,
): Promise<FoundConfig | undefined> {
  const candidates: Candidate[] = [];
  for (const config of configs) {
    for (const path of await pathsAt(config.path, whereabouts, files.foldersIn)) {
      const hasFile = await files.exists(path);
      const hasFolder = hasFile || (await files.exists(folderOf(path)));
      candidates.push({ config, path, hasFile, hasFolder });
    }
  }
  const first = candidates.filter(({ config }) => !config.neverFirst);
  const chosen =
    first.find(({ hasFile }) => hasFile) ??
    first.find(({ hasFolder }) => hasFolder) ??
    first.find(({ config }) => !config.onlyWhereFound);
  if (!chosen) return undefined;
  const others = candidates.filter((each) => each.hasFile && each !== chosen);
  return { config: chosen.config, path: chosen.path, others };
}

export function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}

/** Whether something of the assistant lies on this computer. */
export async function isFound(
  { signs }: AssistantDefinition,
  whereabouts: Whereabouts,
  files: ConfigFiles,
): Promise<boolean> {
  for (const sign of signs) {
    const path = pathAt(sign, whereabouts);
    if (path !== undefined && (await files.exists(path))) return true;
  }
  return false;
}

export interface ReadConfig {
  readonly file: ConfigText | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Failures: `config_unreadable`, `config_damaged` with the line at fault. */
export async function readFound(
  { config, path }: ConfigFile,
  files: ConfigFiles,
): Promise<Result<ReadConfig>> {
  const file = await files.read(path);
  if (!file.ok) return file;
  const data = readConfig(config.format, file.value?.text ?? '');
  return data.ok ? ok({ file: file.value, data: data.value }) : data;
}
