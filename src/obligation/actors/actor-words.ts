import type { ClauseWords } from '#lexicon/clause-words';
import type { UnitWords } from '#lexicon/unit-words';

/** The words by which acting subjects are known. */
export interface ActorWords { units: UnitWords; clause: ClauseWords }
