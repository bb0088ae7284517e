import { App, Button, Checkbox, Segmented, Tabs } from 'antd';
import { type ReactElement, useState } from 'react';
import type { PreviewSheet, WrittenExport } from '#api/export-methods';
import { call, desktop } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { todayHere } from '../kit/dates.ts';
import { fetchFile, openOutside } from '../kit/hand-over.ts';
import { useMemory } from '../kit/memory.ts';
import { go, stay, useRoute } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { UnitSelect } from '../kit/unit-select.tsx';
import { useQuery } from '../kit/use-query.ts';
import { reached } from '../tour/progress.ts';
import { filterOf, ledgerParams } from '../ledger/address.ts';
import { chipsOf } from '../ledger/chips.ts';
import { Papers, type PaperKind } from '../supervision/papers.tsx';
import { EXPORT_WORDS as WORDS } from '../words/export.ts';
import { SUPERVISION_WORDS } from '../words/supervision.ts';
import '../supervision/supervision.css';
import './export.css';

const ROWS = 30;
const SHEETS = 8;

/** What an office sends out of its supervision, in the dialog of 督办. */
const PAPERS = ['notice', 'feedback', 'calendar'] as const satisfies readonly PaperKind[];

/** 导出: a layout, its columns, the first rows as they will stand on the sheet; then the file. */
export function Export(): ReactElement {
  const act = useAct();
  const { notification } = App.useApp();
  const { params } = useRoute();
  const filter = filterOf(params);
  const [last, setLast] = useMemory('export.layout', 'by-unit');
  const [columnsOf, setColumnsOf] = useMemory<Readonly<Record<string, readonly string[]>>>('export.columns', {});
  const [format, setFormat] = useMemory<'xlsx' | 'csv'>('export.format', 'xlsx');
  const [writing, setWriting] = useState(false);
  const [paper, setPaper] = useState<PaperKind | null>(null);
  const layouts = useQuery('layouts', () => call('export.layouts', {}), true);
  const layout = layouts.data?.find((one) => one.id === (params['layout'] ?? last)) ?? layouts.data?.[0];
  const columns = layout ? (columnsOf[layout.id] ?? layout.columns.map((c) => c.id)).filter((id) => layout.columns.some((c) => c.id === id)) : [];
  const input = layout && columns.length > 0 ? { layout: layout.id, filter, ...(columns.length < layout.columns.length ? { columns: [...columns] } : {}) } : null;
  const preview = useQuery(input ? `export ${JSON.stringify(input)}` : null, () => call('export.preview', { layout: '', filter, ...input, rows: ROWS, sheets: SHEETS }));

  const put = (next: typeof filter): void => { stay('export', { ...ledgerParams(next), layout: layout?.id }); };
  const write = async (): Promise<void> => {
    if (!input || !layout) return;
    const name = `${WORDS.fileName(layout.title, todayHere())}.${format}`;
    const target = desktop ? await desktop.shell({ ask: 'choose-target', name }) : undefined;
    if (target === null) return;
    setWriting(true);
    const written = await act(() => call('export.write', { ...input, ...(target === undefined ? { format } : { target }) }));
    setWriting(false);
    if (!written) return;
    reached('export');
    told(written, name);
  };
  const told = (written: WrittenExport, name: string): void => {
    if (written.download) fetchFile(written.download, name);
    notification.success({
      key: 'export', title: WORDS.done(written.tasks, written.sheets), placement: 'bottomRight', duration: 12,
      description: desktop ? written.path : name,
      actions: desktop ? (
        <div className="row">
          <Button size="small" type="primary" onClick={() => { void act(() => openOutside('open-file', written.path)); }}>{WORDS.openFile}</Button>
          <Button size="small" onClick={() => { void act(() => openOutside('show-in-folder', written.path)); }}>{WORDS.showFolder}</Button>
        </div>
      ) : written.download && <Button size="small" onClick={() => { fetchFile(written.download ?? '', name); }}>{WORDS.download}</Button>,
    });
  };
  const chips = chipsOf(filter, new Map());
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <span className="numbers total" role="status">{preview.data && layout ? WORDS.summary(preview.data.tasks, preview.data.sheets.length + preview.data.moreSheets) : ''}</span>
        <span className="grow" />
        <Segmented aria-label={WORDS.format} value={format} options={[{ value: 'xlsx', label: WORDS.xlsx }, { value: 'csv', label: WORDS.csv }]} onChange={(value) => { setFormat(value === 'csv' ? 'csv' : 'xlsx'); }} />
        <Button type="primary" loading={writing} disabled={!preview.data || preview.data.tasks === 0} onClick={() => { void write(); }}>{writing ? WORDS.writing : WORDS.write}</Button>
      </header>
      <div className="export">
        <aside className="export-side scroll">
          <h2>{WORDS.layouts}</h2>
          <div role="radiogroup" aria-label={WORDS.layouts}>
            {layouts.data?.map((one) => (
              <button key={one.id} type="button" role="radio" aria-checked={one.id === layout?.id} className={`bare layout${one.id === layout?.id ? ' at' : ''}`} onClick={() => { setLast(one.id); stay('export', { ...ledgerParams(filter), layout: one.id }); }}>
                <b>{one.title}</b><span className="small quiet">{WORDS.about[one.id] ?? ''}</span>
              </button>
            ))}
          </div>
          <div className="papers">{PAPERS.map((kind) => <Button key={kind} size="small" onClick={() => { setPaper(kind); }}>{SUPERVISION_WORDS.papersMenu[kind]}</Button>)}<p className="small quiet">{WORDS.papersHint}</p></div>
          <h2>{WORDS.conditions}</h2>
          {chips.length === 0 ? <p className="small">{WORDS.everything}</p> : <ul className="chips-list">{chips.map((chip) => <li key={chip.key} className="chip"><span>{chip.field}：<b>{chip.value}</b></span></li>)}{filter.search && <li className="chip">“{filter.search}”</li>}</ul>}
          <UnitSelect free={false} value={filter.units ?? []} label={WORDS.unit} placeholder={WORDS.unit} onChange={(units) => { const { units: _old, ...rest } = filter; put(units.length > 0 ? { ...rest, units } : rest); }} />
          <div className="row" style={{ marginTop: 6 }}><Button size="small" type="link" onClick={() => { go('ledger', ledgerParams(filter)); }}>{WORDS.change}</Button>{Object.keys(filter).length > 0 && <Button size="small" type="link" onClick={() => { put({}); }}>{WORDS.clear}</Button>}</div>
          {layout && (
            <>
              <h2>{WORDS.columns}</h2>
              <p className="small quiet">{WORDS.columnsHint}</p>
              <ul className="export-columns">
                {layout.columns.map((c) => (
                  <li key={c.id}><Checkbox checked={columns.includes(c.id)} disabled={columns.length === 1 && columns.includes(c.id)} onChange={(event) => {
                    const next = layout.columns.map((one) => one.id).filter((id) => (id === c.id ? event.target.checked : columns.includes(id)));
                    setColumnsOf({ ...columnsOf, [layout.id]: next });
                  }}>{c.heading}</Checkbox></li>
                ))}
              </ul>
              {columns.length < layout.columns.length && <Button size="small" type="link" onClick={() => { const { [layout.id]: _gone, ...rest } = columnsOf; setColumnsOf(rest); }}>{WORDS.allColumns}</Button>}
            </>
          )}
        </aside>
        <div className="grow column export-preview" aria-label={WORDS.preview}>
          {preview.trouble || layouts.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={(preview.trouble ?? layouts.trouble)!} retry={preview.reload} /></div>
            : !preview.data ? <Waiting />
            : preview.data.tasks === 0 ? <Empty title={WORDS.empty} actions={<Button onClick={() => { go('ledger'); }}>{WORDS.toLedger}</Button>}>{WORDS.emptyText}</Empty>
            : (
              <>
                <Tabs size="small" className="export-tabs" items={preview.data.sheets.map((sheet, i) => ({ key: `${i}`, label: sheet.name, children: <Sheet sheet={sheet} widths={widthsOf(sheet, layout?.columns ?? [])} /> }))} />
                {preview.data.moreSheets > 0 && <p className="small quiet" style={{ padding: '4px 16px 10px' }}>{WORDS.moreSheets(preview.data.moreSheets)}</p>}
              </>
            )}
        </div>
      </div>
      {paper && <Papers kind={paper} units={filter.units ?? []} onClose={() => { setPaper(null); }} />}
    </section>
  );
}

/** Widths as on the sheet, in characters; a summary sheet has columns of its own. */
function widthsOf(sheet: PreviewSheet, columns: readonly { heading: string; width: number }[]): (number | null)[] {
  return sheet.headings.map((heading) => columns.find((c) => c.heading === heading)?.width ?? null);
}

function Sheet({ sheet, widths }: { sheet: PreviewSheet; widths: readonly (number | null)[] }): ReactElement {
  return (
    <div className="sheet-preview scroll" tabIndex={0} role="region" aria-label={sheet.title}>
      <h3>{sheet.title}</h3>
      <table>
        <thead><tr>{sheet.headings.map((heading, i) => <th key={i} scope="col" style={{ minWidth: widths[i] ? `${Math.min(widths[i], 44) * 0.55}em` : undefined }}>{heading}</th>)}</tr></thead>
        <tbody>{sheet.rows.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j}>{cell}</td>)}</tr>)}</tbody>
      </table>
      <p className="small quiet">{sheet.lines > sheet.rows.length ? `${WORDS.firstRows(sheet.rows.length)}，` : ''}{WORDS.lines(sheet.lines)}</p>
    </div>
  );
}
