import { ipcMain, type IpcMainInvokeEvent, session } from 'electron';
import type { ShellAnswer, ShellAsk } from '#api/contract';
import { readAsk } from './dialogs.ts';
import { isOurs } from './protocol.ts';

/** What stands behind the page's two calls. */
export interface DoorKeepers {
  /** A method of the contract; its input is checked by the core. */
  call(method: string, input: unknown): Promise<unknown>;
  /** Something of the shell, checked; null when there is no window to do it in. */
  shell(ask: ShellAsk): Promise<ShellAnswer[ShellAsk['ask']]> | null;
}

/** Lets our page, and nobody else, ask the core and the shell; no page gets permissions of the system. */
export function openDoor({ call, shell }: DoorKeepers): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => { decide(false); });
  session.defaultSession.setPermissionCheckHandler(() => false);
  ipcMain.handle('call', (event, method: unknown, input: unknown) => (fromUs(event) && typeof method === 'string' ? call(method, input) : { error: { code: 'not-allowed', facts: {} } }));
  ipcMain.handle('shell', (event, value: unknown) => {
    const ask = fromUs(event) ? readAsk(value) : null;
    const answer = ask && shell(ask);
    if (!answer) throw new Error('not allowed');
    return answer;
  });
}

/** Only our own page, and only its top frame, may ask. */
function fromUs({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url);
}
