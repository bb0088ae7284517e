import type { ReactElement } from 'react';
import type { TableColumn } from '#api/ledger-methods';
import type { Role } from '#model/analysis';
import type { TaskLine, SortKey } from '#model/table';
import { FromPictures } from '../kit/from-pictures.tsx';
import { Marked, placesOf } from '../kit/marked.tsx';
import { doubtWords } from '../words/doubts.ts';
import { LEDGER_WORDS as WORDS } from '../words/ledger.ts';
import { MODALITY_NAMES, STATUS_NAMES } from '#model/names';
import { Marks } from './standing.tsx';

export interface CellContext { search: string; today: string; soon: string }
interface Column { width: number; grows?: true; sort?: SortKey; cell: (row: TaskLine, context: CellContext) => ReactElement | string | null }

/** Every column the table can show; widths in px, `grows` takes what is left. */
export const COLUMNS = {
  text: { width: 240, grows: true, cell: (row, { search }) => <><Marks marks={row.marks} /><Hit text={row.text} search={search} /></> },
  lead: { width: 124, sort: 'unit', cell: (row, { search }) => <Units row={row} role="lead" search={search} /> },
  responsible: { width: 146, cell: (row, { search }) => <Units row={row} role="responsible" search={search} /> },
  cooperate: { width: 150, cell: (row, { search }) => <Units row={row} role="cooperate" search={search} /> },
  deadline: { width: 104, cell: (row) => <span className="clip" title={saidOf(row)}>{saidOf(row)}</span> },
  dueOn: { width: 94, sort: 'dueOn', cell: (row) => <span className={`numbers${row.overdue ? ' warn' : ''}`}>{row.dueOn ?? WORDS.unset}</span> },
  status: { width: 84, sort: 'status', cell: (row) => STATUS_NAMES[row.status] },
  person: { width: 84, sort: 'person', cell: (row) => row.person ?? '' },
  tags: { width: 110, cell: (row) => <>{row.tags.map((tag) => <span key={tag} className="tag">{tag}</span>)}</> },
  document: { width: 190, sort: 'document', cell: (row, { search }) => <span className="clip" title={row.document}><FromPictures of={row} /><Marked text={row.document} marks={placesOf(row.document, search)} /></span> },
  number: { width: 142, cell: (row) => <span className="clip numbers small" title={row.number ?? ''}><FromPictures of={row} />{row.number ?? ''}</span> },
  issueDate: { width: 100, sort: 'issueDate', cell: (row) => <span className="numbers">{row.issueDate ?? ''}</span> },
  item: { width: 96, cell: (row) => <span className="clip" title={`${row.provisionPath.join('')}${row.provisionTitle}`}>{row.provisionPath.join('')}</span> },
  type: { width: 70, cell: (row) => <span className="clip" title={row.type ?? ''}>{row.type ?? ''}</span> },
  kind: { width: 70, cell: (row) => <span className="clip">{row.kinds.map((kind) => MODALITY_NAMES[kind]).join('、')}</span> },
  doubts: { width: 84, cell: (row) => <span className="clip doubt-cell" title={row.doubts.map((code) => doubtWords(code).what).join('；')}>{row.doubts.map((code) => doubtWords(code).short).join('、')}</span> },
  accepted: { width: 60, cell: (row) => (row.accepted ? WORDS.accepted : <span className="quiet">{WORDS.notAccepted}</span>) },
} as const satisfies Record<TableColumn, Column>;

export const columnOf = (id: TableColumn): Column => COLUMNS[id];
export const DEFAULT_COLUMNS: readonly TableColumn[] = ['text', 'lead', 'responsible', 'deadline', 'dueOn', 'status', 'number'];
export const OFFERED_COLUMNS = Object.keys(COLUMNS) as TableColumn[];
export const isColumn = (id: string): id is TableColumn => Object.hasOwn(COLUMNS, id);

const saidOf = (row: TaskLine): string => [...new Set(row.deadlines.map((deadline) => deadline.text.replace(/\s+/g, '')))].join('；');

/** Characters that the widest window shows of a text in two lines; a task may have thousands, and each would be laid out. */
const SHOWN = 240;

/** Text with the searched words marked, moved so that the first of them is in sight. */
function Hit({ text, search }: { text: string; search: string }): ReactElement {
  const plain = text.replace(/\n/g, ' ');
  const marks = search ? placesOf(plain, search) : [];
  const first = marks[0]?.[0] ?? 0;
  const cut = first > 24 ? first - 8 : 0;
  const end = cut + SHOWN;
  return <span title={text}>{cut > 0 && '…'}<Marked text={plain.slice(cut, end)} marks={marks.filter((mark) => mark[1] <= end).map(([a, b]) => [a - cut, b - cut] as const)} />{plain.length > end && '…'}</span>;
}

function Units({ row, role, search }: { row: TaskLine; role: Role; search: string }): ReactElement | null {
  const names = [...new Set(row.units.filter((unit) => unit.role === role).map((unit) => unit.unit))];
  const [first] = names;
  if (first === undefined) return <span className="quiet">{WORDS.unset}</span>;
  return (
    <span className="units-cell" title={names.join('、')}>
      <span className={`role ${role}`}><span className="clip"><Marked text={first} marks={placesOf(first, search)} /></span></span>
      {names.length > 1 && <span className="quiet small">{WORDS.more(names.length - 1)}</span>}
    </span>
  );
}

/** The light before a row: overdue, due within a week, running, done, open. */
export function lightOf(row: TaskLine, { today, soon }: Pick<CellContext, 'today' | 'soon'>): 'overdue' | 'soon' | 'running' | 'settled' | 'open' {
  if (row.overdue) return 'overdue';
  if (['done-unverified', 'completed', 'closed-out', 'terminated'].includes(row.status)) return 'settled';
  if (row.dueOn !== null && row.dueOn >= today && row.dueOn <= soon) return 'soon';
  return row.status === 'in-progress' ? 'running' : 'open';
}
