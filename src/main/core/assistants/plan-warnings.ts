import type { OldEntry, Warning } from '../../../shared/connecting.ts';
import { isFound } from './found-config.ts';
import type { FilePlan, PlanParts } from './plan-file.ts';

/** A file of another build that is left alone. */
export interface LeftFile {
  readonly path: string;
  /** Why it could not be changed; undefined where there is no reason to. */
  readonly cause: string | undefined;
}

interface Planned {
  readonly first: FilePlan;
  readonly others: readonly FilePlan[];
  readonly left: readonly LeftFile[];
  /** A proxy would get local calls: one of the assistant's own settings, or the environment's. */
  readonly proxy: { readonly file: string | undefined } | undefined;
}

/** What the person should know before anything is changed. */
export async function warningsOf(
  parts: PlanParts,
  { first, others, left, proxy }: Planned,
): Promise<readonly Warning[]> {
  const all = [first, ...others];
  const ofFiles: Warning[] = [];
  for (const plan of all) ofFiles.push(...(await fileWarnings(parts, plan, plan === first)));
  return [
    ...(proxy ? [proxyWarning(parts, proxy.file)] : []),
    ...(await notFoundWarning(parts, first)),
    ...ofFiles,
    ...leftWarnings(left),
    ...wslWarning(parts),
    ...all.flatMap(({ replaces }) => replaces.map((old) => oldEntryWarning(old, first))),
  ];
}

function proxyWarning({ definition }: PlanParts, file: string | undefined): Warning {
  const where = file ? `${file} names a proxy` : 'The environment names a proxy';
  return {
    code: 'loopback-proxied',
    text: `${where} without excluding 127.0.0.1, and ${definition.name} may send local calls to it, key included. So the entry starts our bridge instead, which uses no proxy.`,
  };
}

async function notFoundWarning(
  { definition, whereabouts, files }: PlanParts,
  { before }: FilePlan,
): Promise<readonly Warning[]> {
  if (before !== undefined || (await isFound(definition, whereabouts, files))) return [];
  const text = `Nothing of ${definition.name} was found on this computer.`;
  return [{ code: 'assistant-not-found', text }];
}

/** An entry by our bridge holds no key. */
async function fileWarnings(
  { files }: PlanParts,
  { file, isShared, way }: FilePlan,
  isFirst: boolean,
): Promise<readonly Warning[]> {
  if (way === 'stdio') return [];
  const warnings: Warning[] = [];
  const tree = await files.workTree(file.path);
  if (tree !== undefined) {
    const text = `${isFirst ? 'The file' : file.path} lies in the git work tree ${tree}: a commit could carry the key along.`;
    warnings.push({ code: 'git-work-tree', text });
  }
  if (isShared) {
    const text = `Other users of this computer can read ${isFirst ? 'this file' : file.path}, and the key in it.`;
    warnings.push({ code: 'others-can-read', text });
  }
  return warnings;
}

function leftWarnings(left: readonly LeftFile[]): readonly Warning[] {
  const untouched = left.filter(({ cause }) => cause === undefined).map(({ path }) => path);
  const texts = [
    ...(untouched.length > 0
      ? [`Another build keeps its servers in ${untouched.join(' and ')}, which stays as it is.`]
      : []),
    ...left.flatMap(({ path, cause }) =>
      cause === undefined ? [] : [`${path}, of another build, stays as it is: ${cause}`],
    ),
  ];
  return texts.map((text) => ({ code: 'other-builds', text }));
}

function wslWarning({ whereabouts }: PlanParts): readonly Warning[] {
  const { windowsCommand, variables } = whereabouts.person;
  if (!variables['WSL_DISTRO_NAME']) return [];
  return [{ code: 'wsl', text: windowsCommand ? THROUGH_WINDOWS : INSIDE_WSL }];
}

const INSIDE_WSL =
  'This is inside WSL: assistants that run on Windows itself are connected from Windows.';
const THROUGH_WINDOWS =
  'This is inside WSL, whose loopback does not lead to the app on Windows. So the entry starts the command of Windows, which needs no key in this file. The app on Windows keeps the key and sees the calls: list and revoke it there.';

const reasons: Readonly<Record<OldEntry['reason'], string>> = {
  'pasted-token': 'holds a pasted token, which dies within minutes',
  'client-secret': 'holds the client secret in plain text',
  direct: 'goes to the server directly and must sign in by itself',
};

function oldEntryWarning({ name, reason, path }: OldEntry, { file }: FilePlan): Warning {
  const where = path === file.path ? '' : ` in ${path}`;
  return {
    code: 'old-entries',
    text: `The entry "${name}"${where} ${reasons[reason]}. It is replaced.`,
  };
}
