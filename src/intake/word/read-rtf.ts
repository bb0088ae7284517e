import type { Watch } from '#intake/guard';
import { Layout, oneLine } from '#intake/layout';
import { letterhead } from '#intake/letterhead';
import type { Diagnostic } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import { gridOf, type DocRow } from './doc-table.ts';
import { RtfCharacters } from './rtf-characters.ts';
import { rtfTokens } from './rtf-tokens.ts';

/** What a group inherits and gives back when it closes. */
interface State { skip: boolean; /** What `skip` was round a text given twice, once for older readers. */ around: boolean; hidden: boolean; deleted: boolean; font: number | null; fallback: number; flow: Flow; inFonts: boolean }

/** Where words go: the body, a running head, a note, a text box, the number of a paragraph. */
interface Flow { kind: 'body' | 'head' | 'note' | 'box' | 'label'; text: string; lines: Line[]; above: Flow | null }
type Line = { text: string; level: number | null; rows?: undefined } | { rows: DocRow[] };

const FLOWS: Readonly<Record<string, Flow['kind']>> = {
  header: 'head', headerl: 'head', headerr: 'head', headerf: 'head', footnote: 'note', shptxt: 'box', dptxbxtext: 'box', listtext: 'label', pntext: 'label',
};
/** Groups without words of the document. Those that begin with \* are left out unless KEPT. */
const LEFT_OUT = new Set(['colortbl', 'stylesheet', 'info', 'pict', 'nonshppict', 'footer', 'footerl', 'footerr', 'footerf', 'annotation', 'fldinst', 'shprslt', 'sp', 'object', 'listtable', 'xe', 'tc', 'do']);
const KEPT = new Set(['shpinst', 'ud', 'moMath', 'moMathPara', 'dptxbxtext']);
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t', line: '\n', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', '~': '\u00a0', _: '-', emspace: '\u2003', enspace: '\u2002',
};
const MOST_GROUPS = 200_000;

/**
 * Reads rich text: final text of tracked changes, numbers as the writing program noted them, tables as rows of cells,
 * text boxes after the paragraph they hang on, notes at the end. Pictures and embedded files are left out.
 * @throws Failure 'file-empty' (no words), 'file-bomb' (groups without end), 'reader-timeout'.
 */
export function readRtf(file: SourceFile, watch: Watch): SourceText {
  const reader = new RtfReader(file.path);
  let tokens = 0;
  for (const token of rtfTokens(file.bytes)) {
    if (++tokens % 65_536 === 0) watch.check();
    if (token.kind === 'open') reader.open();
    else if (token.kind === 'close') reader.close();
    else if (token.kind === 'byte') reader.byte(token.byte);
    else if (token.kind === 'word') reader.word(token.word, token.value);
  }
  return reader.end();
}

class RtfReader {
  readonly #path: string;
  readonly #characters = new RtfCharacters();
  readonly #body: Flow = { kind: 'body', text: '', lines: [], above: null };
  readonly #heads: Line[] = [];
  readonly #notes: Line[] = [];
  #boxes: Line[] = [];
  #groups: State[] = [];
  #state: State = { skip: false, around: false, hidden: false, deleted: false, font: null, fallback: 1, flow: this.#body, inFonts: false };
  #starred = false;
  #fontAt = 0;
  /** Characters still to be passed over after a \u: what older readers show instead. */
  #instead = 0;
  #table = { in: false, cells: [] as string[], row: { cells: [], edges: [], merges: [] } as DocRow, merge: { across: false, down: false, downStart: false } };
  #level: number | null = null;
  #changes = { inserted: 0, deleted: 0 };
  #objects = 0;

  constructor(path: string) {
    this.#path = path;
  }

  open(): void {
    this.#flush();
    if (this.#groups.length > MOST_GROUPS) throw new Failure('file-bomb', { path: this.#path, reason: 'groups' });
    this.#groups.push(this.#state);
    this.#state = { ...this.#state };
    this.#instead = 0;
  }

  close(): void {
    this.#flush();
    const { flow } = this.#state;
    this.#state = this.#groups.pop() ?? this.#state;
    this.#characters.font(this.#state.font);
    if (flow !== this.#state.flow) this.#endFlow(flow);
    this.#instead = 0;
    this.#starred = false;
  }

  byte(byte: number): void {
    if (this.#instead > 0 && !this.#characters.open) this.#instead--;
    else if (!this.#state.skip && !this.#state.inFonts) this.#characters.add(byte);
  }

  word(word: string, value: number | null): void {
    this.#flush();
    if (this.#instead > 0 && word !== 'u') {
      this.#instead--;
      return;
    }
    if (word === '*') {
      this.#starred = true;
      return;
    }
    const starred = this.#starred;
    this.#starred = false;
    if (FLOWS[word] && !this.#state.skip) this.#beginFlow(FLOWS[word]);
    else if (word === 'object') {
      this.#objects++;
      this.#state.skip = true;
    } else if (word === 'fonttbl') this.#state.inFonts = true;
    else if (word === 'upr') {
      this.#state.around = this.#state.skip;
      this.#state.skip = true;
    } else if (word === 'ud') this.#state.skip = this.#state.around;
    else if (LEFT_OUT.has(word) || (starred && !KEPT.has(word))) this.#state.skip = true;
    else if (this.#state.inFonts) this.#font(word, value);
    else if (!this.#state.skip) this.#apply(word, value);
  }

  #apply(word: string, value: number | null): void {
    const on = value !== 0;
    switch (word) {
      case 'ansicpg': this.#characters.page(value ?? 0); break;
      case 'f': this.#state.font = value; this.#characters.font(value); break;
      case 'plain': this.#state.hidden = false; this.#state.deleted = false; break;
      case 'v': this.#state.hidden = on; break;
      case 'deleted': if (on && !this.#state.deleted) this.#changes.deleted++; this.#state.deleted = on; break;
      case 'revised': if (on) this.#changes.inserted++; break;
      case 'uc': this.#state.fallback = Math.max(0, value ?? 1); break;
      case 'u': this.#add(String.fromCharCode((value ?? 63) & 0xffff)); this.#instead = this.#state.fallback; break;
      case 'pard': this.#table.in = false; this.#level = null; break;
      case 'intbl': this.#table.in = true; break;
      case 'outlinelevel': this.#level = value !== null && value < 9 ? value + 1 : null; break;
      case 'par': case 'page': case 'sect': this.#paragraph(); break;
      case 'nestcell': this.#add(' '); break;
      default: this.#rowWord(word, value);
    }
    if (CHARACTERS[word]) this.#add(CHARACTERS[word]);
  }

  #rowWord(word: string, value: number | null): void {
    const { row, merge } = this.#table;
    switch (word) {
      case 'trowd': this.#table.row = { cells: [], edges: [], merges: [] }; break;
      case 'trleft': row.edges[0] = value ?? 0; break;
      case 'clmrg': merge.across = true; break;
      case 'clvmgf': merge.downStart = true; break;
      case 'clvmrg': merge.down = true; break;
      case 'cellx':
        if (row.edges.length === 0) row.edges.push(Math.min(0, value ?? 0));
        row.edges.push(value ?? 0);
        row.merges.push(merge);
        this.#table.merge = { across: false, down: false, downStart: false };
        break;
      case 'cell':
        this.#table.cells.push(this.#state.flow.text);
        this.#state.flow.text = '';
        break;
      case 'row': this.#endRow(); break;
    }
  }

  #endRow(): void {
    const { cells, row } = this.#table;
    const { lines } = this.#state.flow;
    const last = lines.at(-1);
    const whole = { ...row, cells: cells.splice(0) };
    if (last?.rows) last.rows.push(whole);
    else lines.push({ rows: [whole] });
    if (this.#boxes.length > 0) lines.push(...this.#boxes.splice(0));
  }

  #paragraph(): void {
    const { flow } = this.#state;
    if (this.#table.in && flow.kind === 'body') {
      flow.text += '\n';
      return;
    }
    for (const text of flow.text.split('\n')) flow.lines.push({ text, level: this.#level });
    flow.text = '';
    if (flow.kind === 'body') flow.lines.push(...this.#boxes.splice(0));
  }

  #beginFlow(kind: Flow['kind']): void {
    this.#state.flow = { kind, text: '', lines: [], above: this.#state.flow };
  }

  #endFlow(flow: Flow): void {
    if (flow.kind === 'label') {
      const label = flow.text.trim();
      if (flow.above && label && !/^[\u2022\u25cf\u25a0\uf000-\uf0ff·\ufffd]$/.test(label)) flow.above.text += /[、）〕】．。：]$/.test(label) ? label : `${label} `;
      return;
    }
    if (flow.text) flow.lines.push({ text: flow.text, level: null });
    (flow.kind === 'head' ? this.#heads : flow.kind === 'note' ? this.#notes : this.#boxes).push(...flow.lines);
  }

  #font(word: string, value: number | null): void {
    if (word === 'f') this.#fontAt = value ?? 0;
    else if (word === 'fcharset') this.#characters.fonts.set(this.#fontAt, value ?? 0);
  }

  #flush(): void {
    this.#add(this.#characters.take());
  }

  #add(text: string): void {
    if (text && !this.#state.skip && !this.#state.hidden && !this.#state.deleted) this.#state.flow.text += text;
  }

  end(): SourceText {
    this.#flush();
    this.#state.flow = this.#body;
    if (this.#table.cells.length > 0) this.#endRow();
    if (this.#body.text) this.#paragraph();
    const lines = [...this.#body.lines, ...this.#boxes];
    const layout = new Layout();
    for (const line of letterhead(wordsOf(this.#heads), wordsOf(lines))) layout.paragraph(line);
    for (const line of [...lines, ...this.#notes.filter((note) => note.rows || note.text.trim())]) {
      if (!line.rows) layout.paragraph(line.text, line.level === null ? {} : { headingLevel: line.level });
      else {
        const grid = gridOf(line.rows);
        if (grid.flat().length === 1) for (const text of grid[0]![0]!.text.split('\n')) layout.paragraph(text);
        else layout.table(grid.map((row) => row.map((cell) => ({ ...cell, text: oneLine(cell.text) }))));
      }
    }
    if (layout.blocks.length === 0) throw new Failure('file-empty', { path: this.#path });
    return { format: 'rtf', text: layout.text, blocks: layout.blocks, diagnostics: this.#doubts() };
  }

  #doubts(): Diagnostic[] {
    const { inserted, deleted } = this.#changes;
    const doubts: Diagnostic[] = [];
    if (inserted + deleted > 0) doubts.push({ code: 'tracked-changes', severity: 'warning', span: null, found: `+${inserted} -${deleted}` });
    if (this.#objects > 0) doubts.push({ code: 'object-skipped', severity: 'warning', span: null, found: String(this.#objects) });
    return doubts;
  }
}

function wordsOf(lines: readonly Line[]): string[] {
  return lines.map((line) => (line.rows ? '' : line.text));
}
