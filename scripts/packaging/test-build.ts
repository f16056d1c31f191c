import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Configuration, Platform } from 'electron-builder';
import { parse } from 'yaml';
import { testRuntime } from '../electron-runtime.ts';
import { layOutAppImageTools } from './app-image-tools.ts';

// Packages around the test runtime, for this machine and its tests alone: their names say so, their
// package.json says so, and the release job refuses them.

const root = join(import.meta.dirname, '../..');

export const testTargets = ['dir', 'AppImage', 'deb', 'rpm', 'tar.gz'] as const;
export type TestTarget = (typeof testTargets)[number];

interface TestBuild {
  readonly targets: readonly TestTarget[];
  /** Where the packages go. */
  readonly output: string;
  /** Where the packed app looks for updates. */
  readonly feed?: string;
}

/** Electron of the test runtime, by its version, not by the one that ships. */
const RUNTIME_VERSION = '25.1.1';

/** Builds packages of what lies in dist/ and release/command; gives the paths of what was made. */
export async function buildForTests(wanted: TestBuild): Promise<readonly string[]> {
  const tools = mkdtempSync(join(tmpdir(), 'packaging-'));
  try {
    layOutAppImageTools(tools);
    Object.assign(process.env, {
      APPIMAGE_TOOLS_PATH: tools,
      CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm-stand-in.ts'),
      ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za',
      ELECTRON_BUILDER_COMPRESSION_LEVEL: '1',
    });
    const electron = dirname(await testRuntime((line) => process.stderr.write(`${line}\n`)));
    const bare = join(tools, 'electron');
    cpSync(electron, bare, { recursive: true });
    rmSync(join(bare, 'resources', 'default_app.asar'), { recursive: true });
    chmodSync(join(bare, 'chrome-sandbox'), 0o755);
    // As a file of its own: what is passed as a value is only laid over electron-builder.yml.
    const config = join(tools, 'electron-builder.json');
    writeFileSync(config, JSON.stringify(testConfiguration(wanted, bare)));
    return await build({
      targets: Platform.LINUX.createTarget([...wanted.targets]),
      projectDir: root,
      publish: 'never',
      config,
    });
  } finally {
    rmSync(tools, { recursive: true, force: true });
  }
}

function testConfiguration(wanted: TestBuild, electronDist: string): Configuration {
  const shipped: Configuration = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  const { grantFileProtocolExtraPrivileges: _, ...fuses } = shipped.electronFuses ?? {};
  const files = Array.isArray(shipped.files) ? shipped.files : [];
  return {
    ...shipped,
    electronDist,
    electronVersion: RUNTIME_VERSION,
    electronFuses: fuses,
    directories: { ...shipped.directories, output: wanted.output },
    files: [...files, { from: 'scripts/test-runtime', to: 'test-runtime', filter: ['*.cjs'] }],
    extraMetadata: { main: 'test-runtime/packed.cjs', testRuntime: true },
    publish: [{ provider: 'generic', url: wanted.feed ?? 'http://127.0.0.1:9' }],
    linux: {
      ...shipped.linux,
      artifactName: `test-runtime-${shipped.linux?.artifactName}`,
    },
  };
}
