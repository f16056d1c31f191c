import type { Result } from '../../../shared/result.ts';
import { ok } from '../../../shared/result.ts';
import type { ConfigFiles, ConfigText } from '../ports.ts';
import type { AssistantDefinition, ConfigPlace } from './definition.ts';
import { readConfig } from './formats/edit-config.ts';
import { pathAt, type Whereabouts } from './paths.ts';

/** The file that an assistant's connection goes into, on this computer. */
export interface FoundConfig {
  readonly config: ConfigPlace;
  readonly path: string;
  /** Files of other builds that are here as well. */
  readonly others: readonly string[];
}

interface Candidate {
  readonly config: ConfigPlace;
  readonly path: string;
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
    const path = pathAt(config.path, whereabouts);
    if (path === undefined) continue;
    const hasFile = await files.exists(path);
    const hasFolder = hasFile || (await files.exists(folderOf(path)));
    candidates.push({ config, path, hasFile, hasFolder });
  }
  const chosen =
    candidates.find(({ hasFile }) => hasFile) ??
    candidates.find(({ hasFolder }) => hasFolder) ??
    candidates.find(({ config }) => !config.onlyWhereFound);
  if (!chosen) return undefined;
  const others = candidates.filter((each) => each.hasFile && each !== chosen);
  return { config: chosen.config, path: chosen.path, others: others.map(({ path }) => path) };
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
  { config, path }: Pick<FoundConfig, 'config' | 'path'>,
  files: ConfigFiles,
): Promise<Result<ReadConfig>> {
  const file = await files.read(path);
  if (!file.ok) return file;
  const data = readConfig(config.format, file.value?.text ?? '');
  return data.ok ? ok({ file: file.value, data: data.value }) : data;
}
