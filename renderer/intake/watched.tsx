import { Button, Input, Modal, Switch } from 'antd';
import { type ReactElement, useState } from 'react';
import { call, desktop } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { minuteOf } from '../kit/dates.ts';
import { useQuery } from '../kit/use-query.ts';
import { INTAKE_WORDS as WORDS } from '../words/intake.ts';

/** Folders whose new files are imported as they come. */
export function Watched({ onClose }: { onClose: () => void }): ReactElement {
  const act = useAct();
  const [path, setPath] = useState('');
  const { data, reload } = useQuery('watched', () => call('intake.watched', {}));
  const put = async (folder: string, on: boolean): Promise<void> => {
    const done = await act(() => call('intake.watch', { path: folder, on }));
    if (done) setPath('');
    reload();
  };
  const add = async (): Promise<void> => {
    if (!desktop) return put(path.trim(), true);
    const [folder] = await desktop.shell({ ask: 'choose-folder' });
    if (folder) await put(folder, true);
  };
  return (
    <Modal open title={WORDS.watchTitle} footer={null} onCancel={onClose}>
      <p className="quiet" style={{ marginBottom: 12 }}>{WORDS.watchText}</p>
      <div className="row">
        {!desktop && <Input value={path} placeholder={WORDS.watchPath} aria-label={WORDS.watchPath} onChange={(event) => { setPath(event.target.value); }} onPressEnter={() => { if (path.trim()) void add(); }} />}
        <Button type="primary" disabled={!desktop && path.trim() === ''} onClick={() => { void add(); }}>{WORDS.watchAdd}</Button>
      </div>
      <ul style={{ marginTop: 12 }}>
        {data?.length === 0 && <li className="quiet">{WORDS.watchNone}</li>}
        {data?.map((folder) => (
          <li key={folder.path} className="row" style={{ padding: '4px 0' }}>
            <span className="grow clip" title={folder.path}>{folder.path}</span>
            {folder.lookedAt && <span className="quiet small">{WORDS.watchLooked(minuteOf(folder.lookedAt))}</span>}
            <Switch size="small" checked={folder.on} aria-label={folder.path} onChange={(on) => { void put(folder.path, on); }} />
          </li>
        ))}
      </ul>
    </Modal>
  );
}
