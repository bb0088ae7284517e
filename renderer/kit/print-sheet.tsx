import { App, Button } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { desktop } from '../client.ts';
import { useAct } from './act.ts';
import { openOutside } from './hand-over.ts';
import { PRINT_WORDS as WORDS } from '../words/frame.ts';
import './print-sheet.css';

/**
 * A button that prints `sheet` and nothing else of the screen: through the shell as PDF (A4), in a browser by its own
 * dialog of printing. The sheet is drawn only while it is needed.
 */
export function PrintButton({ name, sheet, landscape = false, disabled = false }: { name: string; sheet: () => ReactNode; landscape?: boolean; disabled?: boolean }): ReactElement {
  const { notification } = App.useApp();
  const act = useAct();
  const [drawn, setDrawn] = useState(false);
  const print = async (): Promise<void> => {
    flushSync(() => { setDrawn(true); });
    try {
      if (!desktop) window.print();
      else {
        const path = await desktop.shell({ ask: 'save-pdf', name: `${name}.pdf` });
        if (path !== null) notification.success({ key: 'pdf', title: WORDS.saved, description: path, placement: 'bottomRight', duration: 10, actions: <Button size="small" type="primary" onClick={() => { void act(() => openOutside('open-file', path)); }}>{WORDS.open}</Button> });
      }
    } catch {
      notification.error({ key: 'pdf', title: WORDS.failed, description: WORDS.failedTodo, placement: 'bottomRight' });
    } finally {
      setDrawn(false);
    }
  };
  return (
    <>
      <Button disabled={disabled} onClick={() => { void print(); }}>{desktop ? WORDS.pdf : WORDS.print}</Button>
      {drawn && createPortal(<div className={`print-sheet${landscape ? ' landscape' : ''}`}>{sheet()}</div>, document.body)}
    </>
  );
}

/** A table for paper; the first column is a number. */
export function PaperTable({ title, facts, headings, rows }: { title: string; facts: string; headings: readonly string[]; rows: readonly (readonly ReactNode[])[] }): ReactElement {
  return (
    <>
      <h1>{title}</h1>
      <p className="print-facts">{facts}</p>
      <table><thead><tr>{headings.map((heading) => <th key={heading}>{heading}</th>)}</tr></thead><tbody>{rows.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j}>{cell}</td>)}</tr>)}</tbody></table>
    </>
  );
}
