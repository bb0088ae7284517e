import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge, Reply, ShellAnswer } from '#api/contract';
import type { AppEvent } from '#api/events';

type Listener = (event: AppEvent) => void;
const listeners = new Set<Listener>();
ipcRenderer.on('event', (_event, event: AppEvent) => { for (const listener of listeners) listener(event); });

/** All that the page gets of the desktop: no channel by name, no Electron object. */
const bridge = {
  platform: process.platform,
  call: (method, input) => ipcRenderer.invoke('call', method, input) as Promise<Reply<unknown>>,
  listen: (listener) => {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  },
  pathOf: (file) => webUtils.getPathForFile(file as File),
  shell: (ask) => ipcRenderer.invoke('shell', ask) as Promise<ShellAnswer[typeof ask.ask]>,
} satisfies DesktopBridge;

contextBridge.exposeInMainWorld('zeqing', bridge);
