import type { ProxySetting } from './definition.ts';
import type { Place } from './paths.ts';

/** A path in the user's folder of an editor that is made from VS Code, by the editor's own name. */
export function inEditor(editor: string, path: string): Exclude<Place, string> {
  return {
    darwin: `~/Library/Application Support/${editor}/${path}`,
    linux: `{XDG_CONFIG_HOME:-~/.config}/${editor}/${path}`,
    win32: `{APPDATA:-~/AppData/Roaming}/${editor}/${path}`,
  };
}

/** The editor's own proxy, by which its extensions go too. */
export function proxyIn(path: Place): ProxySetting {
  return { path, key: ['http.proxy'], exceptions: ['http.noProxy'] };
}

export function editorProxy(editor: string): ProxySetting {
  return proxyIn(inEditor(editor, 'User/settings.json'));
}
