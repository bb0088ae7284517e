import { Input, Modal } from 'antd';
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import type { SearchHit } from '#model/ledger';
import type { Span } from '#model/span';
import { call } from '../client.ts';
import { Marked } from '../kit/marked.tsx';
import { go, SCREENS } from '../kit/route.ts';
import { useQuery } from '../kit/use-query.ts';
import { ledgerParams } from '../ledger/address.ts';
import { HIT_WORDS } from '../words/terms.ts';
import { PALETTE_WORDS, SCREEN_WORDS } from '../words/frame.ts';
import type { Command } from './commands.ts';

interface Item { key: string; section: string; body: ReactElement; open: () => void }

const COMMANDS = [
  ['choose-files', PALETTE_WORDS.openFiles], ['samples', PALETTE_WORDS.samples], ['overdue', PALETTE_WORDS.overdue], ['doubtful', PALETTE_WORDS.doubtful],
  ['export-by-unit', PALETTE_WORDS.exportByUnit], ['tone', PALETTE_WORDS.dark],
] as const satisfies readonly (readonly [Command, string])[];

/** Ctrl+K: jumps to a screen, a command, a unit's tasks, a task or a document. */
export function Palette({ onClose, onCommand }: { onClose: () => void; onCommand: (command: Command) => void }): ReactElement {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const words = useDeferredValue(typed.trim());
  const found = useQuery(words ? `palette ${words}` : null, async () => {
    const [units, hits] = await Promise.all([call('search.units', { words, limit: 6 }), call('search.hits', { words, limit: 12 })]);
    return { units, ...hits };
  });
  const items = useMemo((): Item[] => {
    const fits = (label: string): boolean => words === '' || label.toLowerCase().includes(words.toLowerCase());
    const leave = (open: () => void) => () => { onClose(); open(); };
    return [
      ...(found.data?.units ?? []).map((unit): Item => ({
        key: `u ${unit.unit}`, section: PALETTE_WORDS.units, open: leave(() => { go('ledger', ledgerParams({ units: [unit.unit] })); }),
        body: <><span className="what">{unit.unit}</span><span className="quiet small">{PALETTE_WORDS.unitTasks(unit.tasks)}</span></>,
      })),
      ...(found.data?.hits ?? []).filter((hit) => hit.kind !== 'unit').map((hit, i): Item => ({
        key: `h ${i}`, section: PALETTE_WORDS.hits,
        open: leave(() => { if (hit.taskId === null) go('library', { document: hit.documentId, at: hit.span?.[0] }); else go('review', { document: hit.documentId, task: hit.taskId }); }),
        body: <><span className="basis">{HIT_WORDS[hit.kind]}</span><span className="what"><HitWords hit={hit} /><span className="quiet small"> {hit.number ?? hit.document}</span></span></>,
      })),
      ...(words ? [{ key: 'all', section: PALETTE_WORDS.hits, body: <span className="what">{PALETTE_WORDS.allHits(words)}</span>, open: leave(() => { go('ledger', ledgerParams({ search: words })); }) }] : []),
      ...SCREENS.filter((id) => fits(SCREEN_WORDS[id])).map((id): Item => ({ key: `s ${id}`, section: PALETTE_WORDS.screens, body: <span className="what">{SCREEN_WORDS[id]}</span>, open: leave(() => { go(id); }) })),
      ...COMMANDS.filter(([, label]) => fits(label)).map(([command, label]): Item => ({ key: `c ${command}`, section: PALETTE_WORDS.commands, body: <span className="what">{label}</span>, open: () => { onCommand(command); } })),
    ];
  }, [found.data, words, onClose, onCommand]);
  const chosen = Math.min(at, items.length - 1);
  const move = (by: number): void => {
    const next = (chosen + by + items.length) % Math.max(items.length, 1);
    setAt(next);
    document.getElementById(`palette-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Modal open footer={null} closable={false} onCancel={onClose} width={640} style={{ top: 72 }} title={<span className="hidden-words">{PALETTE_WORDS.title}</span>} className="palette">
      <Input autoFocus size="large" value={typed} placeholder={PALETTE_WORDS.placeholder} aria-label={PALETTE_WORDS.title} role="combobox" aria-expanded aria-controls="palette-list" aria-activedescendant={`palette-${chosen}`}
        onChange={(event) => { setTyped(event.target.value); setAt(0); }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') { event.preventDefault(); move(1); }
          else if (event.key === 'ArrowUp') { event.preventDefault(); move(-1); }
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) items[chosen]?.open();
        }} />
      <div className="palette-list" role="listbox" id="palette-list" aria-label={PALETTE_WORDS.title}>
        {items.length === 0 && !found.loading && <div role="option" aria-selected={false} aria-disabled="true" className="quiet palette-nothing">{PALETTE_WORDS.nothing(words)}</div>}
        {[...Map.groupBy(items.map((item, i) => ({ item, i })), ({ item }) => item.section)].map(([section, own]) => (
          <div key={section} role="group" aria-label={section}>
            <div className="palette-section" aria-hidden="true">{section}</div>
            {own.map(({ item, i }) => <div key={item.key} id={`palette-${i}`} role="option" tabIndex={-1} aria-selected={i === chosen} className={`palette-item${i === chosen ? ' at' : ''}`} onMouseMove={() => { setAt(i); }} onClick={item.open}>{item.body}</div>)}
          </div>
        ))}
      </div>
      <p className="quiet small" style={{ marginTop: 8 }}>{PALETTE_WORDS.hint}</p>
    </Modal>
  );
}

/** So many characters stand before the first searched word, and so many in all. */
const BEFORE = 16;
const SHOWN = 90;

function HitWords({ hit }: { hit: SearchHit }): ReactElement {
  const first = hit.marks[0]?.[0] ?? 0;
  const from = first > BEFORE * 2 ? first - BEFORE : 0;
  const to = Math.min(hit.text.length, from + SHOWN);
  const marks = hit.marks.filter((mark) => mark[0] >= from && mark[1] <= to).map((mark): Span => [mark[0] - from, mark[1] - from]);
  return <span>{from > 0 && '…'}<Marked text={hit.text.slice(from, to)} marks={marks} />{to < hit.text.length && '…'}</span>;
}
