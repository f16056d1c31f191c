// CHANGELOG.md as data: one section a release, the newest first, and "Unreleased" on top.

export interface Release {
  readonly version: string;
  /** YYYY-MM-DD */
  readonly date: string;
  /** What changed, as Markdown. */
  readonly notes: string;
}

const UNRELEASED = /^## Unreleased$/m;
const RELEASE = /^## (\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$/;

export function releasesIn(changelog: string): readonly Release[] {
  return sections(changelog).flatMap(({ heading, body }) => {
    const [, version, date] = RELEASE.exec(heading) ?? [];
    return version && date ? [{ version, date, notes: body }] : [];
  });
}

/** What waits for the next release; nothing when no change stands there. */
export function unreleasedIn(changelog: string): string | undefined {
  const body = sections(changelog).find(({ heading }) => UNRELEASED.test(heading))?.body;
  return body !== undefined && changesIn(body).length > 0 ? body : undefined;
}

/** The changelog with everything unreleased put under a version. */
export function withRelease(changelog: string, { version, date }: Omit<Release, 'notes'>): string {
  return changelog.replace(UNRELEASED, `## Unreleased\n\n## ${version} - ${date}`);
}

/** The single changes of some notes, as plain text in one line each. */
export function changesIn(notes: string): readonly string[] {
  const changes: string[] = [];
  for (const line of notes.split('\n')) {
    const last = changes.length - 1;
    if (line.startsWith('- ')) changes.push(line.slice(2));
    else if (/^ {2}\S/.test(line) && last >= 0) changes[last] += ` ${line.trim()}`;
  }
  return changes.map((change) => change.replaceAll(/[`*]/g, ''));
}

function sections(changelog: string): readonly { heading: string; body: string }[] {
  return changelog
    .split(/^(?=## )/m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return { heading, body: lines.join('\n').trim() };
    });
}
