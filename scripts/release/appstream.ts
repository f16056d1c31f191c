import { changesIn, type Release } from './changelog.ts';

/** What software centres show of each release, put into the metainfo file. */
export function withReleases(metainfo: string, releases: readonly Release[]): string {
  const entries = releases.map(entry).join('');
  return metainfo.replace(
    /<releases>.*<\/releases>|<releases\/>/s,
    entries === '' ? '<releases/>' : `<releases>\n${entries}  </releases>`,
  );
}

function entry({ version, date, notes }: Release): string {
  const changes = changesIn(notes).map((change) => `          <li>${escaped(change)}</li>\n`);
  return `    <release version="${version}" date="${date}">
      <description>
        <ul>
${changes.join('')}        </ul>
      </description>
    </release>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
