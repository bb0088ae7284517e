import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#model/failure';
import type { TaskStatus } from '#model/ledger';
import type { CsvRow } from '#model/resources';
import { type Light, LIGHTS } from '#model/supervise';
import { readCsv, RESOURCES_FOLDER } from '#app/resources';

/** The first row that fits gives a task its light. Days are counted to the due date: -1 was due yesterday. */
export interface LightRule { id: string; light: Light; statuses: readonly TaskStatus[]; from: number; to: number; dated: boolean; behind: number | null; meaning: string }
/** The office's own limit for tasks whose document states none. */
export interface LimitRule { id: string; type: string; urgency: string; days: number; unit: 'D' | 'BD'; meaning: string }
const SCORE_METRICS = ['constant', 'onTimeRate', 'doneRate', 'overdue', 'doneLate', 'averageDelay', 'extensions'] as const;
export interface ScoreRule { factors: Partial<Record<(typeof SCORE_METRICS)[number], number>>; minimum: number; maximum: number }
export interface OfficeFacts { office: string; supervisor: string; contact: string; phone: string; prefix: string; /** Days ahead for which dates of recurring duties are made. */ ahead: number; /** Days before due that a reminder tells of. */ remind: number; /** Days without feedback that a reminder tells of. */ cycle: number }
/** A column of a form: heading and width are the office's, `value` one of the columns that export knows. */
export interface FormColumn { form: string; heading: string; width: number; value: string }

export interface SupervisionRules { lights: readonly LightRule[]; limits: readonly LimitRule[]; score: ScoreRule; office: OfficeFacts; columns: readonly FormColumn[] }

const STATUSES: readonly TaskStatus[] = ['not-started', 'in-progress', 'done-unverified', 'completed', 'closed-out', 'extended', 'terminated'];

/**
 * Rules of supervision: resources/supervision/*.csv; a file of the same name in a later folder (the office's own) takes
 * its place. @throws Failure 'resource-broken' with file and line
 */
export function readSupervisionRules(folders: readonly string[] = [RESOURCES_FOLDER]): SupervisionRules {
  const rows = (name: string): CsvRow[] => {
    const file = folders.map((folder) => join(folder, 'supervision', `${name}.csv`)).findLast((path) => existsSync(path));
    if (file === undefined) throw new Failure('resource-broken', { file: `supervision/${name}.csv`, reason: 'file is absent' });
    return readCsv(file);
  };
  return { lights: rows('lights').map(lightOf), limits: rows('default-limits').map(limitOf), score: scoreOf(rows('score')), office: officeOf(rows('office')), columns: rows('columns').map(columnOf) };
}

function lightOf(row: CsvRow): LightRule {
  const { id = '', light = '', status = '', days_from: from = '', days_to: to = '', behind = '', meaning = '' } = row.values;
  const statuses = status.split(/\s+/).filter(Boolean) as TaskStatus[];
  const colour = LIGHTS.find((one) => one === light);
  if (!colour) throw broken(row, `light ${light}`);
  const strange = statuses.find((one) => !STATUSES.includes(one));
  if (strange !== undefined) throw broken(row, `status ${strange}`);
  return { id, light: colour, statuses, from: from === '' ? -Infinity : numberOf(row, from), to: to === '' ? Infinity : numberOf(row, to), dated: from !== '' || to !== '', behind: behind === '' ? null : numberOf(row, behind), meaning };
}

function limitOf(row: CsvRow): LimitRule {
  const { id = '', type = '', urgency = '', days = '', unit = 'D', meaning = '' } = row.values;
  if (unit !== 'D' && unit !== 'BD') throw broken(row, `unit ${unit}`);
  return { id, type, urgency, days: numberOf(row, days), unit, meaning };
}

function scoreOf(rows: readonly CsvRow[]): ScoreRule {
  const rule: ScoreRule = { factors: {}, minimum: 0, maximum: 100 };
  for (const row of rows) {
    const { metric = '', factor = '' } = row.values;
    const value = numberOf(row, factor);
    const known = SCORE_METRICS.find((one) => one === metric);
    if (known) rule.factors[known] = value;
    else if (metric === 'minimum' || metric === 'maximum') rule[metric] = value;
    else throw broken(row, `metric ${metric}`);
  }
  return rule;
}

function officeOf(rows: readonly CsvRow[]): OfficeFacts {
  const facts: OfficeFacts = { office: '', supervisor: '', contact: '', phone: '', prefix: '', ahead: 400, remind: 7, cycle: 30 };
  for (const row of rows) {
    const { key = '', value = '' } = row.values;
    if (key === 'ahead' || key === 'remind' || key === 'cycle') facts[key] = numberOf(row, value);
    else if (key === 'office' || key === 'supervisor' || key === 'contact' || key === 'phone' || key === 'prefix') facts[key] = value;
    else throw broken(row, `key ${key}`);
  }
  return facts;
}

function columnOf(row: CsvRow): FormColumn {
  const { form = '', heading = '', width = '', value = '' } = row.values;
  if (form === '' || heading === '') throw broken(row, 'form and heading are needed');
  return { form, heading, width: numberOf(row, width), value };
}

function numberOf(row: CsvRow, text: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw broken(row, `number ${text}`);
  return Number(text);
}

const broken = (row: CsvRow, reason: string): Failure => new Failure('resource-broken', { file: row.file, line: row.line, reason });
