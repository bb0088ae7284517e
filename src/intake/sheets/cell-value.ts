/** Formats that the file format numbers itself, as far as they show a date, a time or a share. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%', 10: '0.00%', 14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm', 19: 'h:mm', 20: 'h:mm', 21: 'h:mm', 22: 'yyyy/m/d h:mm', 27: 'yyyy年m月', 28: 'm月d日', 29: 'm月d日', 30: 'm-d-yy', 31: 'yyyy年m月d日',
  32: 'h:mm', 33: 'h:mm', 45: 'h:mm', 46: 'h:mm', 47: 'h:mm', 50: 'yyyy年m月', 51: 'm月d日', 52: 'yyyy年m月', 53: 'm月d日', 54: 'm月d日', 55: 'yyyy年m月', 56: 'm月d日', 57: 'yyyy年m月', 58: 'm月d日',
};

/** The code of a number format: the file's own by its number, else a built-in one. */
export function formatCode(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? BUILT_IN[id] ?? '';
}

/** A number as the sheet shows it: dates as 2026年6月30日 whatever their separators, shares with %, others with at most 15 figures. */
export function showNumber(value: number, code: string, from1904: boolean): string {
  const plain = code.split(';')[0]!.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, (part) => (/[年月日]/.test(part) && !part.startsWith('[') ? part : ''));
  const [year, day, time] = [/y/i.test(plain), /d/i.test(plain), /h|s/i.test(plain)];
  if (/e\+/i.test(plain) || !(year || day || time || /m.*月|mmm/i.test(plain))) return plain.includes('%') ? `${trimmed(value * 100)}%` : trimmed(value);
  if (value < 0 || value > 2_958_465) return trimmed(value);
  const { y, m, d } = civil(Math.floor(value) + (from1904 ? 1462 : 0));
  const minutes = Math.round((value % 1) * 1440);
  const clock = `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, '0')}`;
  const date = year || day || /m.*月|mmm/i.test(plain) ? `${year ? `${y}年` : ''}${m}月${day ? `${d}日` : ''}` : '';
  return [date, time && (date === '' || minutes > 0) ? clock : ''].filter(Boolean).join(' ');
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** The calendar day of a serial number; day 1 is 1900-01-01, and 1900 counts as a leap year, as the programs do. */
function civil(serial: number): { y: number; m: number; d: number } {
  const days = serial - (serial < 60 ? 25_568 : 25_569) + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const m = shifted < 10 ? shifted + 3 : shifted - 9;
  return { y: yearOfEra + era * 400 + (m <= 2 ? 1 : 0), m, d: ofYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}
