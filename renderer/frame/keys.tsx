import { Button, Modal } from 'antd';
import type { ReactElement } from 'react';
import { useTour } from '../tour/progress.ts';
import { FRAME_WORDS, KEY_WORDS } from '../words/frame.ts';
import { TOUR_WORDS } from '../words/tour.ts';

export function Keys({ onClose }: { onClose: () => void }): ReactElement {
  const [, setTour] = useTour();
  return (
    <Modal open title={FRAME_WORDS.keys} footer={<Button onClick={() => { setTour({ state: 'on', done: [] }); onClose(); }}>{TOUR_WORDS.again}</Button>} onCancel={onClose} width={460}>
      <table className="keys-table"><tbody>{KEY_WORDS.map(([keys, what]) => <tr key={what}><td><kbd>{keys}</kbd></td><td>{what}</td></tr>)}</tbody></table>
    </Modal>
  );
}
