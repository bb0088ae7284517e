import { Button, Segmented } from 'antd';
import { memo, type ReactElement } from 'react';
import type { TableColumn } from '#api/ledger-methods';
import type { GroupKey } from '#model/table';
import { GROUP_WORDS, LEDGER_WORDS as WORDS } from '../words/ledger.ts';
import { isGroup } from './address.ts';
import { ColumnChoice } from './column-choice.tsx';

const GROUPS = Object.keys(GROUP_WORDS) as GroupKey[];

interface Props { group: GroupKey | undefined; dense: boolean; columns: readonly TableColumn[]; onGroup: (group: GroupKey | undefined) => void; onDense: (dense: boolean) => void; onColumns: (columns: TableColumn[]) => void; onExport: () => void }

/** How the table is shown, and its way out. Drawn again only when one of these changes: they are dearer than the rows. */
export const Controls = memo(function Controls({ group, dense, columns, onGroup, onDense, onColumns, onExport }: Props): ReactElement {
  return (
    <>
      <Segmented size="small" value={group ?? 'none'} aria-label={WORDS.group} options={[{ value: 'none', label: WORDS.noGroup }, ...GROUPS.map((value) => ({ value, label: GROUP_WORDS[value] }))]} onChange={(value) => { onGroup(isGroup(value) ? value : undefined); }} />
      <Segmented size="small" value={dense ? 'dense' : 'airy'} aria-label={WORDS.density} options={[{ value: 'dense', label: WORDS.dense }, { value: 'airy', label: WORDS.airy }]} onChange={(value) => { onDense(value === 'dense'); }} />
      <ColumnChoice columns={columns} onColumns={onColumns} />
      <Button type="primary" title={WORDS.exportHint} onClick={onExport}>{WORDS.export}</Button>
    </>
  );
});
