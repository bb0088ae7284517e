import { writeFile } from 'node:fs/promises';
import { replaceFile } from '#export/replace-file';
import { type SimpleTable, writeSimpleTable } from '#export/simple-table';

/** A table as an xlsx file. @throws Failure 'export-target-unwritable', 'disk-full' */
export const writeTableFile = (target: string, table: SimpleTable): Promise<void> => writeSimpleTable(target, table);

/** A value as a JSON file. @throws Failure 'export-target-unwritable', 'disk-full' */
export const writeJsonFile = (target: string, value: unknown): Promise<void> => replaceFile(target, (temporary) => writeFile(temporary, `${JSON.stringify(value, null, 1)}\n`));
