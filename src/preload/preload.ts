import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { ASK_CHANNEL, EVENT_CHANNEL, PERSON_FOLDER_WORD } from '../shared/channels.ts';
import type { WindowBridge, WindowEvent } from '../shared/ipc.ts';

// The only door between the window and the main process: two channels, and no object of Electron.

const bridge: WindowBridge = {
  ask: (name, input) => ipcRenderer.invoke(ASK_CHANNEL, name, input),
  listen(name, hear) {
    // Main alone sends on this channel, by the same contract.
    const onEvent = (_event: IpcRendererEvent, told: unknown, event: unknown): void => {
      if (told === name) hear(event as WindowEvent<typeof name>);
    };
    ipcRenderer.on(EVENT_CHANNEL, onEvent);
    return () => void ipcRenderer.removeListener(EVENT_CHANNEL, onEvent);
  },
  platform:
    process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  personFolder: wordAfter(PERSON_FOLDER_WORD),
};

function wordAfter(start: string): string {
  return process.argv.find((word) => word.startsWith(start))?.slice(start.length) ?? '';
}

contextBridge.exposeInMainWorld('dynamosql', bridge);
