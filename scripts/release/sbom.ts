import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// `node scripts/release/sbom.ts FILE` writes what the app is made of, as CycloneDX: of all that npm
// installed here the packages that ended up in a bundle, which the maps of the bundles tell, and
// what is shipped beside them.

const root = join(import.meta.dirname, '..', '..');
/** The runtimes, the native part of the keychain with its builds, and the font. */
const BESIDE = /^(electron|node|@napi-rs\/keyring[\w-]*|@fontsource-variable\/jetbrains-mono)$/;
const FOR_DEVELOPMENT = 'cdx:npm:package:development';

interface Property {
  readonly name: string;
  readonly value: string;
}

interface Component {
  readonly name: string;
  readonly version: string;
  readonly 'bom-ref': string;
  readonly properties: readonly Property[];
}

interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn?: readonly string[];
  }[];
}

/** The places of the packages whose files are in the bundles. */
export function bundledPlaces(
  maps: readonly { readonly sources: readonly string[] }[],
): ReadonlySet<string> {
  const sources = maps.flatMap((map) => map.sources);
  const places = sources.map(
    (source) => /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(source)?.[0],
  );
  return new Set(places.filter((place) => place !== undefined));
}

/** The list without what only builds and tests. For npm all that is bundled is for development. */
export function shippedBom(bom: Bom, bundled: ReadonlySet<string>): Bom {
  const shipped = bom.components.filter(
    ({ name, version }) => bundled.has(`${name}@${version}`) || BESIDE.test(name),
  );
  const components = shipped.map((component) => ({
    ...component,
    scope: 'required',
    properties: component.properties.filter(({ name }) => name !== FOR_DEVELOPMENT),
  }));
  const { metadata } = bom;
  const whole = { ...metadata.component, name: 'dynamosql-tray' };
  const refs = new Set([whole, ...components].map((component) => component['bom-ref']));
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((to) => refs.has(to)) }));
  return { ...bom, metadata: { ...metadata, component: whole }, components, dependencies };
}

function identityOf(place: string): string {
  const { name, version } = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  const isWindows = process.platform === 'win32';
  const said = execFileSync(
    isWindows ? 'npm.cmd' : 'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 27, shell: isWindows },
  );
  const maps = globSync('dist/**/*.map', { cwd: root }).map((map) =>
    JSON.parse(readFileSync(join(root, map), 'utf8')),
  );
  if (maps.length === 0) throw new Error('Nothing is built: npm run build comes first.');
  const bundled = new Set([...bundledPlaces(maps)].map(identityOf));
  const text = JSON.stringify(shippedBom(JSON.parse(said), bundled), null, 2);
  if (file) writeFileSync(file, `${text}\n`);
  else console.log(text);
}
