import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { ImportOutcome } from '#model/ledger';
import type { FindingVerdict } from '#model/relations';
import { openLedger } from '#ledger/open';
import { judgeFinding } from '#ledger/relations/findings';
import { libraryDocuments } from '#ledger/relations/names';
import { now, today } from './clock.ts';
import { gatherFindings, type GatheredFinding, type PlacedFinding, placeFindings, registeredUnits } from './relations/findings.ts';
import { importInto } from './importing/import-into.ts';
import { personIn } from './user/preferences.ts';
import { withRelations } from './relations/relate.ts';
import { reorganisedUnits } from './relations/reorganised-units.ts';
import { readOwnResources } from './resources.ts';
import { userFolder } from './user/folder.ts';

export type ReportedFinding = PlacedFinding;
export interface CheckReport { today: CalendarDate; documents: number; findings: ReportedFinding[]; failed: Extract<ImportOutcome, { kind: 'failed' }>[] }

export interface CheckOptions { today?: CalendarDate }

/**
 * 合规检查 of a ledger: what was found when its documents were read, and what holds on this day (a basis repealed or over).
 * Relates first what was never related. @throws Failure of opening the ledger.
 */
export function checkLedger(ledgerPath: string, options: CheckOptions = {}): CheckReport {
  const resources = readOwnResources();
  return withRelations(ledgerPath, () => reorganisedUnits(resources), (ledger) => {
    const day = today(options.today);
    return { today: day, documents: libraryDocuments(ledger.reading).length, findings: placeFindings(ledger, gatherFindings(ledger, { day, library: true, register: registeredUnits(resources) })), failed: [] };
  });
}

/** 合规检查 of files and folders by themselves, against each other only; nothing is kept. @throws Failure */
export async function checkPaths(paths: readonly string[], options: CheckOptions = {}): Promise<CheckReport> {
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-check-'));
  try {
    const path = join(folder, 'check.zeqing');
    const { outcomes } = await importInto(path, paths, { today: options.today });
    const ledger = openLedger(path);
    try {
      const day = today(options.today);
      const findings = placeFindings(ledger, gatherFindings(ledger, { day, library: false, register: registeredUnits(readOwnResources()) }));
      return { today: day, documents: libraryDocuments(ledger.reading).length, findings, failed: outcomes.filter((outcome) => outcome.kind === 'failed') };
    } finally {
      ledger.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a person makes of a finding; null takes it back. */
export interface Judging { verdict: FindingVerdict | null; note: string; by?: string | undefined }

/** Short of this an id is a slip of the pen. */
const SHORTEST_ID = 4;

/**
 * Keeps what a person made of a finding of a ledger, by its id or the beginning of it. It outlives every new check.
 * @throws Failure 'query-invalid' when no finding or several have the id; 'ledger-absent' and others of opening
 */
export function judgeInLedger(ledgerPath: string, id: string, judging: Judging, options: CheckOptions = {}): GatheredFinding {
  const by = judging.by ?? personIn(userFolder());
  const resources = readOwnResources();
  const found = withRelations(ledgerPath, () => reorganisedUnits(resources), (ledger) => gatherFindings(ledger, { day: today(options.today), library: true, register: registeredUnits(resources) }));
  const wanted = id.trim().toLowerCase();
  // One judgement may stand for several places of the same words.
  const fitting = [...new Map(found.filter((finding) => wanted.length >= SHORTEST_ID && finding.id.startsWith(wanted)).map((finding) => [finding.id, finding])).values()];
  const [one, another] = fitting;
  if (!one || another) throw new Failure('query-invalid', { field: 'id', found: id, ...(another && { count: fitting.length }) });
  const judgement = judging.verdict === null ? null : { verdict: judging.verdict, reason: judging.note, by, at: now() };
  const ledger = openLedger(ledgerPath, { create: false });
  try {
    judgeFinding(ledger, one.documentId, one.mark, judgement);
  } finally {
    ledger.close();
  }
  return { ...one, judgement };
}
