import { isCalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { ReorganisedUnit } from '#model/relations';
import type { RawResources } from '#model/resources';

/** Rows of lexicon/reorganised-units.csv. @throws Failure 'resource-broken' with file and line. */
export function reorganisedUnits(raw: RawResources): ReorganisedUnit[] {
  return (raw.lexicon['reorganised-units'] ?? []).map(({ values, file, line }) => {
    const { name = '', since = '', successor = '' } = values;
    if (name === '' || successor === '' || !isCalendarDate(since)) throw new Failure('resource-broken', { file, line, reason: 'name,since,successor' });
    return { name, since, successor };
  });
}
