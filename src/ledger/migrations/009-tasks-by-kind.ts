import type { Migration } from './migration.ts';

/** The 类型 of all tasks, as stated and as persons set it, read from indexes alone: what the table is narrowed by. */
export const tasksByKind: Migration = {
  version: 9,
  apply(connection) {
    connection.script(`
CREATE INDEX obligations_modality ON obligations(modality, task_id);
CREATE INDEX overrides_modality ON overrides(value) WHERE field = 'modality';
`);
  },
};
