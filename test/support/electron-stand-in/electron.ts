/** The module that `import 'electron'` leads to under `register.ts`: what the app's main process uses, and nothing else. */
import './control.ts';

export { app } from './app.ts';
export { BrowserWindow, ipcMain } from './browser-window.ts';
export { dialog, Menu, Notification, screen, session, shell } from './native.ts';
export { protocol } from './schemes.ts';
export { utilityProcess } from './utility-process.ts';
