import { z } from 'zod';
import { activityEntrySchema } from '../../../shared/activity.ts';
import { parseJson } from '../../../shared/json.ts';
import type { Clock, Log, TextFiles } from '../ports.ts';
import { callerSchema } from './activity.ts';
import { tallySchema } from './quarters.ts';

const FILE = 'activity.json';
const WRITE_EVERY_MS = 60_000;

const contentSchema = z.object({
  callers: z.array(callerSchema),
  quarters: z.array(tallySchema),
  /** The latest first. */
  entries: z.array(activityEntrySchema),
});
export type ActivityContent = z.infer<typeof contentSchema>;

/** `activity.json` of the home: read once, written at most once a minute and at the end. */
export interface ActivityFile {
  readonly found: ActivityContent;
  /** Something happened that is worth writing; `content` is asked when it is written. */
  changed(content: () => ActivityContent): void;
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

interface FileParts {
  readonly files: TextFiles;
  readonly clock: Clock;
  readonly log: Log;
  /** False in a run that does not own its home: it reads the file and leaves it alone. */
  readonly writes: boolean;
}

/** A file that does not parse is moved aside. One that cannot be read or moved is not overwritten. */
export async function openActivityFile(parts: FileParts): Promise<ActivityFile> {
  const { content, isOurs } = await read(parts);
  return createWriter(parts, content ?? { callers: [], quarters: [], entries: [] }, isOurs);
}

async function read({ files, log, writes }: FileParts) {
  const text = await files.read(FILE);
  if (text.ok && text.value === undefined) return { content: undefined, isOurs: writes };
  const parsed = text.ok ? contentSchema.safeParse(parseJson(text.value ?? '')) : undefined;
  if (parsed?.success) return { content: parsed.data, isOurs: writes };
  const aside = parsed && writes ? await files.moveAside(FILE) : undefined;
  if (aside?.ok) log.write('warning', 'activity.moved-aside', { to: aside.value });
  else log.write('warning', 'activity.not-read');
  return { content: undefined, isOurs: aside?.ok ?? false };
}

function createWriter(
  { files, clock, log }: FileParts,
  found: ActivityContent,
  isOurs: boolean,
): ActivityFile {
  let unwritten: (() => ActivityContent) | undefined;
  let cancel: (() => void) | undefined;
  let last = Promise.resolve();

  function write(): void {
    cancel?.();
    cancel = undefined;
    const content = unwritten;
    unwritten = undefined;
    if (content) last = last.then(() => put(content));
  }

  /** A full disk costs the activity since the last time, and never a call. */
  async function put(content: () => ActivityContent): Promise<void> {
    const written = await files.write(FILE, `${JSON.stringify(content())}\n`);
    if (written.ok) return;
    log.write('warning', 'activity.not-written', { code: written.failure.code });
    unwritten ??= content;
  }

  return {
    found,
    changed(content) {
      if (!isOurs) return;
      unwritten = content;
      cancel ??= clock.after(WRITE_EVERY_MS, write);
    },
    async close() {
      write();
      await last;
    },
  };
}
