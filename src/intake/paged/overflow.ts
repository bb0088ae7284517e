import type { Run } from './geometry.ts';
import { cellText, type PageTable, type TableCell } from './tables.ts';

/**
 * Sheets printed over several pages draw the words of a merged cell on each page where a part of it stands; where its
 * middle is on another page the words lie outside the table, cut off from sight. Of a page's runs outside its tables
 * these are left out.
 */
export function withoutOverflow(free: readonly Run[], tables: readonly PageTable[], before: readonly PageTable[], after: readonly PageTable[]): Run[] {
  const ghosts = new Set<Run>();
  for (const table of tables) {
    for (const cell of table.rows.flat()) {
      if (cell.lines.length > 0 || cell.rowSpan < 2) continue;
      const near = free.filter((run) => run.x + run.width > cell.x0 && run.x < cell.x1 && !table.holds(run));
      for (const words of [...before, ...after].flatMap((other) => inColumn(other, cell)).map((other) => bare(cellText(other).text))) {
        if (words === '') continue;
        const same = near.filter((run) => words.includes(bare(run.text)));
        if (same.length > 0 && same.map((run) => bare(run.text)).join('').includes(words)) for (const run of same) ghosts.add(run);
      }
    }
  }
  return free.filter((run) => !ghosts.has(run));
}

function inColumn(table: PageTable, { x0, x1 }: TableCell): TableCell[] {
  return table.rows.flat().filter((cell) => Math.abs(cell.x0 - x0) < 8 && Math.abs(cell.x1 - x1) < 8);
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, '');
}
