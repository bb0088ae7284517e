import type { ReactElement } from 'react';
import type { CheckFilter, CheckList } from '#api/relation-methods';
import { CHECKS_WORDS as WORDS, findingName, SEVERITY_WORDS } from '../words/checks.ts';

interface Props { list: CheckList; filter: CheckFilter; onFilter: (filter: CheckFilter) => void }

/** What the list may be narrowed by, with how many there are of each. */
export function CheckFilters({ list, filter, onFilter }: Props): ReactElement {
  const toggled = <T,>(values: readonly T[] | undefined, value: T): T[] | undefined => {
    const next = values?.includes(value) ? values.filter((other) => other !== value) : [...(values ?? []), value];
    return next.length > 0 ? next : undefined;
  };
  const put = (change: Partial<CheckFilter>): void => { onFilter(Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined))); };
  return (
    <aside className="checks-filters scroll" aria-label={WORDS.filters}>
      <h2>{WORDS.severity}</h2>
      <ul>{(['error', 'warning', 'info'] as const).map((severity) => (
        <Line key={severity} on={filter.severities?.includes(severity) ?? false} count={list.bySeverity[severity]} onToggle={() => { put({ severities: toggled(filter.severities, severity) }); }}><i className={`severity ${severity}`} />{SEVERITY_WORDS[severity]}</Line>
      ))}</ul>
      <h2>{WORDS.code}</h2>
      <ul>{list.byCode.map(({ code, count }) => <Line key={code} on={filter.codes?.includes(code) ?? false} count={count} onToggle={() => { put({ codes: toggled(filter.codes, code) }); }}>{findingName(code)}</Line>)}</ul>
      <h2>{WORDS.document}</h2>
      <ul>{list.byDocument.map(({ id, title, count }) => <Line key={id} on={filter.documents?.includes(id) ?? false} count={count} onToggle={() => { put({ documents: toggled(filter.documents, id) }); }} title={title}>{title}</Line>)}</ul>
    </aside>
  );
}

function Line({ on, count, onToggle, children, title }: { on: boolean; count: number; onToggle: () => void; children: React.ReactNode; title?: string }): ReactElement {
  return <li><button type="button" className={`bare filter-line${on ? ' on' : ''}`} aria-pressed={on} title={title} onClick={onToggle}><span className="grow clip">{children}</span><span className="numbers small">{count}</span></button></li>;
}
