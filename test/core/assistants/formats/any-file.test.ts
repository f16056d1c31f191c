import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryPlace } from '../../../../src/main/core/assistants/formats/config-format.ts';
import {
  readConfig,
  withEntry,
  withoutEntry,
} from '../../../../src/main/core/assistants/formats/edit-config.ts';
import { valueIn } from '../../../fakes/outcome.ts';
import { anyFile, fileKinds } from './any-file.ts';
import { goldenEntry } from './golden-files.ts';

describe.each(fileKinds)('in any $format file', (kind) => {
  const place: EntryPlace = { table: [kind.table], name: 'dynamosql', shape: 'map' };
  const edit = { format: kind.format, place };
  const file = anyFile(kind);

  it('the entry goes in without a change to what else the file says', () => {
    fc.assert(
      fc.property(file, ({ text }) => {
        const made = valueIn(withEntry(text, edit, goldenEntry));
        const said = valueIn(readConfig(kind.format, made));
        expect(said[kind.table]).toMatchObject({ dynamosql: goldenEntry });
      }),
    );
  });

  it('the entry goes out again and leaves the bytes of a file that had servers', () => {
    fc.assert(
      fc.property(file, ({ text, hasServers }) => {
        const made = valueIn(withEntry(text, edit, goldenEntry));
        const back = valueIn(withoutEntry(made, edit));
        expect(valueIn(withoutEntry(back, edit))).toBe(back);
        if (hasServers) expect(back.trimEnd()).toBe(text.trimEnd());
        else expect(back).not.toContain(String(goldenEntry['url']));
      }),
    );
  });
});
