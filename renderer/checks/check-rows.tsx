import { Button } from 'antd';
import { type ReactElement, useEffect, useRef } from 'react';
import type { CheckLine } from '#api/relation-methods';
import { CHECKS_WORDS as WORDS, findingName, findingSentence, SEVERITY_WORDS, STATE_WORDS } from '../words/checks.ts';

interface Props { findings: readonly CheckLine[]; chosen: string | null; total: number; onChoose: (id: string) => void; onMore: () => void }

/** The findings one below the other, those of a kind under its name. */
export function CheckRows({ findings, chosen, total, onChoose, onMore }: Props): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => { list.current?.querySelector('.check-row.at')?.scrollIntoView({ block: 'nearest' }); }, [chosen]);
  // A kind's findings follow each other.
  const kinds = [...Map.groupBy(findings, (finding) => `${finding.severity} ${finding.code}`).values()];
  return (
    <div className="checks-list scroll">
      <div ref={list} role="listbox" tabIndex={0} aria-label={WORDS.list} aria-activedescendant={chosen === null ? undefined : `check-${chosen}`}>
        {kinds.map((own) => (
          <div key={`${own[0]!.severity} ${own[0]!.code}`} role="group" aria-label={findingName(own[0]!.code)}>
            <div className="check-kind" aria-hidden="true"><i className={`severity ${own[0]!.severity}`} />{findingName(own[0]!.code)}<span className="numbers small">{own.length}</span></div>
            {own.map((finding, i) => (
              <div key={`${finding.id} ${i}`} id={`check-${finding.id}`} role="option" aria-selected={finding.id === chosen} tabIndex={-1} className={`check-row${finding.id === chosen ? ' at' : ''}`} onClick={() => { onChoose(finding.id); }}>
                <span className="hidden-words">{SEVERITY_WORDS[finding.severity]} </span>
                <p>{findingSentence(finding)}{finding.judgement && <span className={`verdict ${finding.judgement.verdict}`}>{STATE_WORDS[finding.judgement.verdict]}</span>}</p>
                <p className="small quiet clip">{finding.document}{finding.number ? `（${finding.number}）` : ''}</p>
              </div>
            ))}
          </div>
        ))}
      </div>
      {total > findings.length && findings.length < 500 && <Button block type="text" onClick={onMore}>{WORDS.more}</Button>}
    </div>
  );
}
