import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, nativeTheme, Tray } from 'electron';
import type { State } from '../../shared/states.ts';
import {
  type TrayAct,
  type TrayFacts,
  type TrayItem,
  trayMenu,
  traySentence,
} from '../core/status/tray-model.ts';

export interface AppTray {
  /** Draws the state of this moment; costs nothing when nothing changed. */
  draw(facts: TrayFacts, form: 'colours' | 'one-colour'): void;
  /** Who carries out its clicks from now on. */
  listen(listener: TrayListener): void;
  close(): void;
}

export interface TrayListener {
  readonly onAct: (act: TrayAct) => void;
  /** Before the menu opens, where the system tells: ages are drawn anew. */
  readonly onOpening: () => void;
}

export function createTray(programFolder: string): AppTray {
  const folder = join(programFolder, 'icons', 'tray');
  let listener: TrayListener | undefined;
  const onAct = (act: TrayAct): void => listener?.onAct(act);
  let tray: Tray | undefined;
  let drawn = '';

  function draw(facts: TrayFacts, form: 'colours' | 'one-colour'): void {
    const image = imagePath(folder, facts.snapshot.health.state, form);
    const items = trayMenu(facts);
    const sentence = traySentence(facts);
    const picture = JSON.stringify([image, sentence, items]);
    if (picture === drawn) return;
    const isFirst = tray === undefined;
    tray ??= new Tray(iconAt(image));
    if (!isFirst && !drawn.includes(JSON.stringify(image))) tray.setImage(iconAt(image));
    drawn = picture;
    tray.setToolTip(sentence);
    tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => menuItem(item, onAct))));
    if (!isFirst) return;
    tray.on('mouse-enter', () => listener?.onOpening());
    if (process.platform !== 'darwin')
      tray.on('click', () => onAct({ kind: 'show', place: 'overview' }));
  }

  return {
    draw,
    listen(next) {
      listener = next;
    },
    close: () => tray?.destroy(),
  };
}

function menuItem(item: TrayItem, onAct: (act: TrayAct) => void): MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  if (item.kind === 'remark') return { label: escaped(item.label), enabled: false };
  if (item.kind === 'submenu') {
    return {
      label: escaped(item.label),
      submenu: item.items.map((below) => menuItem(below, onAct)),
    };
  }
  const { label, act, isChecked } = item;
  const click = (): void => onAct(act);
  return isChecked
    ? { label: escaped(label), type: 'checkbox', checked: true, click }
    : { label: escaped(label), click };
}

/** A lone `&` would underline the next letter; names come from outside. */
function escaped(label: string): string {
  return process.platform === 'darwin' ? label : label.replaceAll('&', '&&');
}

function imagePath(folder: string, state: State, form: 'colours' | 'one-colour'): string {
  const size = process.platform === 'linux' ? '22' : '16';
  return join(folder, `${state}-${paint(form)}-${size}.png`);
}

/** macOS paints by itself what is drawn in black. Elsewhere one colour is that of the panel's text. */
function paint(form: 'colours' | 'one-colour'): string {
  if (process.platform === 'darwin') return 'dark';
  if (form === 'colours') return 'colour';
  return nativeTheme.shouldUseDarkColors ? 'light' : 'dark';
}

function iconAt(path: string): Electron.NativeImage {
  const image = nativeImage.createFromPath(path);
  if (process.platform === 'darwin') image.setTemplateImage(true);
  return image;
}
