import { Button, Input, Pagination } from 'antd';
import { type ReactElement, useState } from 'react';
import type { DocumentLine } from '#api/document-methods';
import { VALIDITY_WORDS } from '#model/finding-words';
import { call } from '../client.ts';
import { FromPictures } from '../kit/from-pictures.tsx';
import { useAct } from '../kit/act.ts';
import { dayOf } from '../kit/dates.ts';
import { Icon } from '../kit/icons.tsx';
import { Marked, placesOf } from '../kit/marked.tsx';
import { useMemory } from '../kit/memory.ts';
import { go, useRoute } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { startSamples } from '../intake/start.ts';
import { LIBRARY_WORDS as WORDS } from '../words/library.ts';
import { DocumentPage } from './document-page.tsx';
import './library.css';

type Sort = 'posted' | 'title' | 'number' | 'issueDate' | 'taskCount';
const PAGE = 200;

/** 文件库: every document with its head and counts; one of them with its outline and text. */
export function Library(): ReactElement {
  const { params } = useRoute();
  const document = Number(params['document']) || null;
  return document === null ? <List /> : <DocumentPage key={document} id={document} at={params['at'] === undefined ? null : Number(params['at'])} />;
}

function List(): ReactElement {
  const act = useAct();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [sort, setSort] = useMemory<{ by: Sort; descending: boolean }>('library.sort', { by: 'posted', descending: true });
  const found = useQuery(`library ${search} ${sort.by} ${sort.descending} ${page}`, () => call('documents.list', { ...(search.trim() ? { search: search.trim() } : {}), sort: sort.by, descending: sort.descending, offset: (page - 1) * PAGE, limit: PAGE }));
  const head = (label: string, by?: Sort): ReactElement => (
    <th scope="col" aria-sort={by && sort.by === by ? (sort.descending ? 'descending' : 'ascending') : undefined}>
      {by ? <button type="button" className="bare sort" onClick={() => { setPage(1); setSort({ by, descending: sort.by === by ? !sort.descending : by !== 'title' }); }}>{label}{sort.by === by && <i>{sort.descending ? '↓' : '↑'}</i>}</button> : label}
    </th>
  );
  const documents = found.data?.documents ?? [];
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <Input allowClear className="library-search" prefix={<Icon name="search" size={14} />} value={search} placeholder={WORDS.search} aria-label={WORDS.search} onChange={(event) => { setPage(1); setSearch(event.target.value); }} />
        <span className="total numbers" role="status">{found.data ? WORDS.total(found.data.total) : ''}</span>
      </header>
      {found.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={found.trouble} retry={found.reload} /></div> : !found.data ? <Waiting />
        : documents.length === 0 ? (search ? <Empty title={WORDS.nothing}>{WORDS.nothingText}</Empty>
          : <Empty title={WORDS.empty} actions={<><Button type="primary" onClick={() => { go('intake'); }}>{WORDS.toIntake}</Button><Button onClick={() => { void act(startSamples); }}>{WORDS.samples}</Button></>}>{WORDS.emptyText}</Empty>)
        : (
          <div className="grow scroll library" tabIndex={0} role="region" aria-label={WORDS.list}>
            <table>
              <thead><tr>{head(WORDS.column.title, 'title')}{head(WORDS.column.number, 'number')}{head(WORDS.column.issuer)}{head(WORDS.column.issueDate, 'issueDate')}{head(WORDS.column.tasks, 'taskCount')}{head(WORDS.column.accepted)}{head(WORDS.column.overdue)}{head(WORDS.column.doubts)}{head(WORDS.column.posted, 'posted')}</tr></thead>
              <tbody>{documents.map((d) => <Line key={d.id} document={d} search={search.trim()} />)}</tbody>
            </table>
            {found.data.total > PAGE && <Pagination className="library-pages" size="small" align="center" current={page} pageSize={PAGE} total={found.data.total} showSizeChanger={false} showTotal={(total, [from, to]) => WORDS.pages(from, to, total)} onChange={setPage} />}
          </div>
        )}
    </section>
  );
}

function Line({ document: d, search }: { document: DocumentLine; search: string }): ReactElement {
  return (
    <tr onClick={() => { go('library', { document: d.id }); }}>
      <th scope="row"><a href={`#/library?document=${d.id}`}><Marked text={d.title || d.sourceName} marks={placesOf(d.title || d.sourceName, search)} /></a><div className="small quiet clip">{d.lapsed && <span className="tag lapsed">{WORDS.lapsed(VALIDITY_WORDS[d.lapsed.state], d.lapsed.own)}</span>}<FromPictures of={d} />{d.sourceName}</div></th>
      <td className="numbers nowrap"><Marked text={d.number ?? ''} marks={placesOf(d.number ?? '', search)} /></td>
      <td className="issuers">{d.issuers.join('、')}</td>
      <td className="numbers nowrap">{d.issueDate ?? ''}</td>
      <td className="numbers">{d.taskCount}</td>
      <td className="numbers">{d.taskCount > 0 ? <span className="progress-cell" title={`${d.acceptedCount}/${d.taskCount}`}><i style={{ width: `${(d.acceptedCount / d.taskCount) * 100}%` }} /><span>{d.acceptedCount}</span></span> : ''}</td>
      <td className="numbers">{d.overdueCount > 0 ? <span className="warn">{d.overdueCount}</span> : ''}</td>
      <td className="numbers">{d.doubtCount > 0 ? <span className="doubt-count">{d.doubtCount}</span> : ''}</td>
      <td className="numbers nowrap quiet">{dayOf(d.postedAt)}</td>
    </tr>
  );
}
