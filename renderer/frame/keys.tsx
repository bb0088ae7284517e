import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { FRAME_WORDS, KEY_WORDS } from '../words/frame.ts';

export function Keys({ onClose }: { onClose: () => void }): ReactElement {
  return (
    <Modal open title={FRAME_WORDS.keys} footer={null} onCancel={onClose} width={460}>
      <table className="keys-table"><tbody>{KEY_WORDS.map(([keys, what]) => <tr key={what}><td><kbd>{keys}</kbd></td><td>{what}</td></tr>)}</tbody></table>
    </Modal>
  );
}
