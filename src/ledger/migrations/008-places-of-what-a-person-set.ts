import type { Migration } from './migration.ts';

/** Where in the source a person pointed at a unit or a due date: JSON `{ source, places: [{ value, span }] }`, or NULL. */
export const placesOfWhatAPersonSet: Migration = {
  version: 8,
  apply(connection) {
    connection.script('ALTER TABLE overrides ADD COLUMN places TEXT;');
  },
};
