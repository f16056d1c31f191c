import { z } from 'zod';
import { assistantIds } from '../../../shared/assistant.ts';
import { waySchema } from '../../../shared/connecting.ts';
import { parseJson } from '../../../shared/json.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { TextFiles } from '../ports.ts';
import { formatNames } from './formats/config-format.ts';

const madeConnectionSchema = z.object({
  assistant: z.enum(assistantIds),
  path: z.string(),
  format: z.enum(formatNames),
  place: z.object({
    table: z.array(z.string()),
    name: z.string(),
    shape: z.enum(['map', 'list']),
  }),
  way: waySchema,
  /** ISO 8601. */
  madeAt: z.string(),
  /** How the file was found; `edited`: it held an entry of ours that we do not remember. */
  before: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('none'),
      /** The highest folder that we made for the file. */
      folder: z.string().nullable().default(null),
    }),
    z.object({ kind: z.literal('text'), sha256: z.string(), backup: z.string() }),
    z.object({ kind: z.literal('edited'), backup: z.string() }),
  ]),
  /** SHA-256 of the text that we left there. */
  after: z.string(),
  /** The highest key that we brought along. */
  newTable: z.array(z.string()).nullable(),
  /** Backups of earlier changes to the same file, which others changed in between. */
  earlierBackups: z.array(z.string()).default([]),
});
export type MadeConnection = z.infer<typeof madeConnectionSchema>;

const fileSchema = z.object({ connections: z.array(madeConnectionSchema) });

/** What we did to which file, in `connections.json` of the home. It holds no key and no text. */
export interface MadeConnections {
  list(): Promise<Result<readonly MadeConnection[]>>;
  /** Remembers the connection in place of an earlier one in the same file. */
  remember(made: MadeConnection): Promise<Result<void>>;
  forget(made: MadeConnection): Promise<Result<void>>;
}

const FILE = 'connections.json';

export function createMadeConnections(files: TextFiles): MadeConnections {
  async function list(): Promise<Result<readonly MadeConnection[]>> {
    const text = await files.read(FILE);
    if (!text.ok) return text;
    if (text.value === undefined) return ok([]);
    const parsed = fileSchema.safeParse(parseJson(text.value));
    if (parsed.success) return ok(parsed.data.connections);
    // Without it entries are still found by what they hold; only the undo to the byte is lost.
    const aside = await files.moveAside(FILE);
    return aside.ok ? ok([]) : aside;
  }

  async function change(
    next: (all: readonly MadeConnection[]) => readonly MadeConnection[],
  ): Promise<Result<void>> {
    const all = await list();
    if (!all.ok) return all;
    return files.write(FILE, `${JSON.stringify({ connections: next(all.value) }, null, 2)}\n`);
  }

  return {
    list,
    remember: (made) => change((all) => [...all.filter((each) => !isSame(each, made)), made]),
    forget: (made) => change((all) => all.filter((each) => !isSame(each, made))),
  };
}

/** The copy of the file as it was before the change. */
export function backupOf({ before }: MadeConnection): string | null {
  return before.kind === 'none' ? null : before.backup;
}

export function backupsOf(made: MadeConnection): readonly string[] {
  const last = backupOf(made);
  return last === null ? made.earlierBackups : [...made.earlierBackups, last];
}

export function isSame(left: MadeConnection, right: MadeConnection): boolean {
  return (
    left.assistant === right.assistant &&
    left.path === right.path &&
    left.place.name === right.place.name
  );
}
