import { addDeadlineRow, deadlineRows, deleteDeadlineRow } from '#app/user/grammar';
import { deleteLexiconLine, putLexiconLine, userLexicon } from '#app/user/lexicon';
import type { Handlers } from './handler.ts';

export type OwnWords = 'settings.lexicon' | 'settings.put-lexicon-line' | 'settings.delete-lexicon-line' | 'settings.deadline-rows' | 'settings.add-deadline-row' | 'settings.delete-deadline-row';

/** The person's own words and wordings of deadlines. */
export const ownWordsHandlers: Handlers<OwnWords> = {
  'settings.lexicon': userLexicon,
  'settings.put-lexicon-line': (core, { file, line, values }) => {
    putLexiconLine(core, file, values, line);
    return userLexicon(core);
  },
  'settings.delete-lexicon-line': (core, { file, line }) => {
    deleteLexiconLine(core, file, line);
    return userLexicon(core);
  },
  'settings.deadline-rows': deadlineRows,
  'settings.add-deadline-row': (core, row) => {
    addDeadlineRow(core, row);
    return deadlineRows(core);
  },
  'settings.delete-deadline-row': (core, { id }) => {
    deleteDeadlineRow(core, id);
    return deadlineRows(core);
  },
};
