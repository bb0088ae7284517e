import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import type { ReviewTask } from '#model/review';
import { REVIEW_WORDS as WORDS } from '../words/review.ts';
import { BASIS_WORDS } from '../words/terms.ts';

type Evidence = ReviewTask['evidence'][number];

/** 原文 / 推断 / 人工, the rule on hover. A field that a person set is a person's, whatever the document says. */
export function Basis({ evidence, fields, personSet }: { evidence: readonly Evidence[]; fields: readonly string[]; personSet?: boolean }): ReactElement | null {
  const own = evidence.filter((e) => fields.includes(e.field));
  const found = personSet ? 'person' as const : own.find((e) => e.basis === 'person')?.basis ?? own.find((e) => e.basis === 'inferred')?.basis ?? own[0]?.basis;
  if (!found) return null;
  const rules = [...new Set(own.map((e) => e.rule).filter((rule) => rule !== null))];
  return (
    <Tooltip title={rules.length > 0 ? rules.slice(0, 6).map((rule) => <div key={rule}>{WORDS.rule(rule)}</div>) : undefined}>
      <span className={`basis ${found}`} tabIndex={rules.length > 0 ? 0 : undefined}>{BASIS_WORDS[found]}</span>
    </Tooltip>
  );
}
