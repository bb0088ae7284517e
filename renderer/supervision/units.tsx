import { Input } from 'antd';
import { type ReactElement, useState } from 'react';
import type { BoardUnit } from '#api/supervise-methods';
import { SUPERVISION_WORDS as WORDS } from '../words/supervision.ts';

const MANY = 12;

/** Units that answer for open tasks, those with most first; '-' stands for none in the address. */
export function Units({ units, at, onUnit }: { units: readonly BoardUnit[]; at: string | undefined; onUnit: (unit: string | undefined) => void }): ReactElement {
  const [words, setWords] = useState('');
  const shown = units.filter(({ unit }) => unit.includes(words.trim()));
  return (
    <aside className="board-units column" aria-label={WORDS.units}>
      {units.length > MANY && <Input size="small" allowClear value={words} placeholder={WORDS.unitsFind} aria-label={WORDS.unitsFind} onChange={(event) => { setWords(event.target.value); }} />}
      <ul className="grow scroll">
        <li><button type="button" className={`bare view${at === undefined ? ' at' : ''}`} aria-current={at === undefined} onClick={() => { onUnit(undefined); }}>{WORDS.allUnits}</button></li>
        {shown.map(({ unit, open, overdue }) => (
          <li key={unit}><button type="button" className={`bare view${(at === '-' ? '' : at) === unit ? ' at' : ''}`} aria-current={(at === '-' ? '' : at) === unit} title={unit || WORDS.noUnit} onClick={() => { onUnit(unit || '-'); }}>
            <span className={`clip grow${unit === '' ? ' quiet' : ''}`}>{unit || WORDS.noUnit}</span>{overdue > 0 && <span className="numbers small warn">{overdue}</span>}<span className="numbers small quiet">{open}</span>
          </button></li>
        ))}
      </ul>
    </aside>
  );
}
