import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releasesIn } from './changelog.ts';

// `node scripts/release/notes.ts [FILE]` writes what changed in the version of package.json, or says
// it. The release page shows it; build/release-notes.md is where electron-builder looks for what
// the updater shows.

const root = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const release = releasesIn(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).find(
  (candidate) => candidate.version === version,
);
const [file] = process.argv.slice(2);

if (!release) {
  console.error(`CHANGELOG.md says nothing of ${version}: cut a release with npm run release.`);
  process.exitCode = 1;
} else if (file) {
  writeFileSync(file, `${release.notes}\n`);
} else {
  console.log(release.notes);
}
