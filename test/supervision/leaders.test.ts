import { describe, expect, test } from 'vitest';
import { ownersOf } from '#app/supervision/owners';
import { leadersOf, unitsOf } from '#export/columns';
import type { TaskRow, TaskUnit } from '#model/ledger';

const unit = (name: string, printed: string | null, role: TaskUnit['role'] = 'responsible'): TaskUnit => ({ unit: name, role, basis: 'assignment', printed, span: null });
const task = (...units: TaskUnit[]): TaskRow => ({ units, obligations: [] }) as unknown as TaskRow;

describe('whom the document charges by person', () => {
  const both = task(unit('刘某', '牵头领导', 'lead'), unit('县司法局', '责任单位'), unit('县公安局', '配合单位', 'cooperate'));
  test('stands in the column of leaders, not among the units', () => {
    expect(leadersOf(both)).toEqual(['刘某']);
    expect(unitsOf(both, ['lead', 'responsible'])).toEqual(['县司法局']);
  });
  test('answers for a task only where no unit does', () => {
    expect(ownersOf(both)).toEqual(['县司法局']);
    expect(ownersOf(task(unit('刘某', '责任领导')))).toEqual(['刘某']);
    expect(unitsOf(task(unit('刘某', '责任领导')), ['responsible'])).toEqual(['刘某']);
  });
});
