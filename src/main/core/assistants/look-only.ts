import { ok } from '../../../shared/result.ts';
import type { ConfigFiles, TextFiles } from '../ports.ts';

// The same files, in which nothing changes: what an act would do is found by doing it to these.

export function lookOnlyConfigs(files: ConfigFiles): ConfigFiles {
  return {
    ...files,
    replace: async () => ok(undefined),
    remove: async () => ok(undefined),
    removeFolders: async () => {},
    backUp: async (path) => ok(path),
  };
}

export function lookOnlyFiles(files: TextFiles): TextFiles {
  return { ...files, write: async () => ok(undefined), moveAside: async (name) => ok(name) };
}
