import { App, Button } from 'antd';
import { useCallback } from 'react';
import { desktop } from '../client.ts';
import { PAPER_WORDS as WORDS } from '../words/supervision.ts';
import { useAct } from './act.ts';
import { fetchFile, openOutside } from './hand-over.ts';

export interface WrittenFiles { files: readonly { path: string; rows: number }[]; download: string | null }

/** Says what was written, and opens it: in the desktop in its program or folder, in a browser by fetching it at once. */
export function useWritten(): (written: WrittenFiles, name: string) => void {
  const { notification } = App.useApp();
  const act = useAct();
  return useCallback(({ files, download }, name) => {
    const [first] = files;
    if (!first) {
      notification.info({ key: 'written', title: WORDS.none, placement: 'bottomRight', duration: 6 });
      return;
    }
    const fetchName = files.length === 1 ? first.path.split(/[\\/]/).at(-1) ?? name : `${name}.zip`;
    if (download) fetchFile(download, fetchName);
    notification.success({
      key: 'written', title: WORDS.made(files.length, files.reduce((sum, file) => sum + file.rows, 0)), placement: 'bottomRight', duration: 12, description: desktop ? first.path : fetchName,
      actions: desktop ? (
        <div className="row">
          {files.length === 1 && <Button size="small" type="primary" onClick={() => { void act(() => openOutside('open-file', first.path)); }}>{WORDS.openFile}</Button>}
          <Button size="small" onClick={() => { void act(() => openOutside('show-in-folder', first.path)); }}>{WORDS.showFolder}</Button>
        </div>
      ) : download && <Button size="small" onClick={() => { fetchFile(download, fetchName); }}>{WORDS.download}</Button>,
    });
  }, [notification, act]);
}
