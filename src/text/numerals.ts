/** Numbers as written in Chinese documents: 1,200 · 3.5万 · 二十八 · 二〇一八 · 两 · 一万三 · 壹佰. */

const DIGIT: ReadonlyMap<string, number> = new Map([...'〇一二三四五六七八九'].flatMap((c, i) => [[c, i], [String(i), i]] as [string, number][]).concat([
  ['零', 0], ['○', 0], ['两', 2], ['兩', 2], ['壹', 1], ['贰', 2], ['叁', 3], ['肆', 4], ['伍', 5], ['陆', 6], ['柒', 7], ['捌', 8], ['玖', 9],
]));
const SMALL_UNIT: ReadonlyMap<string, number> = new Map([['十', 10], ['拾', 10], ['百', 100], ['佰', 100], ['千', 1000], ['仟', 1000]]);
const LARGE_UNIT: ReadonlyMap<string, number> = new Map([['万', 1e4], ['萬', 1e4], ['亿', 1e8], ['億', 1e8], ['兆', 1e12]]);
const SIGN = /^[负-]/;
/** So short that no digit is lost. */
const DIGITS_ONLY = /^\d{1,15}$/;
const NUMERAL = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[〇一二三四五六七八九零○两兩壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿億兆点廿卅]/y;

/**
 * Reads a text that is one numeral and nothing else.
 * @returns the number, or null when the text is no numeral. 一万三 is 13000, 二〇一八 and 二零一八 are 2018, 廿三 is 23.
 */
export function parseNumeral(text: string): number | null {
  if (DIGITS_ONLY.test(text)) return Number(text);
  const read = readNumeral(text, 0);
  return read !== null && read.end === text.length ? read.value : null;
}

/**
 * Reads the longest numeral that begins at `at`.
 * @returns its value and the offset behind it, or null when none begins there.
 */
export function readNumeral(text: string, at: number): { value: number; end: number } | null {
  let end = at;
  const sign = SIGN.test(text.slice(at, at + 1)) ? 1 : 0;
  end += sign;
  const tokens: string[] = [];
  for (;;) {
    NUMERAL.lastIndex = end;
    const match = NUMERAL.exec(text);
    if (!match) break;
    tokens.push(match[0]);
    end += match[0].length;
  }
  while (tokens.length > 0) {
    const value = valueOf(tokens);
    if (value !== null) return { value: sign ? -value : value, end };
    end -= tokens.pop()!.length;
  }
  return null;
}

function valueOf(tokens: readonly string[]): number | null {
  const point = tokens.indexOf('点');
  if (point >= 0) return withPoint(tokens, point);
  if (tokens.length > 1 && tokens.every((t) => DIGIT.has(t))) return Number(tokens.map((t) => DIGIT.get(t)).join(''));
  return withUnits(tokens);
}

/** 三点五万: a whole number that a double holds exactly, digits behind the point, then at most one unit. */
function withPoint(tokens: readonly string[], point: number): number | null {
  const whole = withUnits(tokens.slice(0, point));
  const rest = tokens.slice(point + 1);
  const unit = LARGE_UNIT.get(rest[rest.length - 1] ?? '');
  const digits = (unit ? rest.slice(0, -1) : rest).map((t) => DIGIT.get(t));
  if (!Number.isSafeInteger(whole) || digits.length === 0 || digits.some((d) => d === undefined)) return null;
  return Number(`${whole}.${digits.join('')}`) * (unit ?? 1);
}

/** Sections of up to 千 before 万 and 亿; a digit last of all counts as the next lower unit (一万三). */
function withUnits(tokens: readonly string[]): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = 1;
  let zero = false;
  let any = false;
  for (const token of tokens) {
    const small = SMALL_UNIT.get(token);
    const large = LARGE_UNIT.get(token);
    if (token === '廿' || token === '卅') {
      if (digit !== null) return null;
      section += token === '廿' ? 20 : 30;
      lastUnit = 10;
    } else if (small) {
      section += (digit === null || digit === 0 ? 1 : digit) * small;
      digit = null;
      zero = false;
      lastUnit = small;
    } else if (large) {
      const amount = section + (digit ?? 0);
      if (amount === 0 && total === 0) return null;
      total = amount === 0 || total < large ? (total + amount) * large : total + amount * large;
      section = 0;
      digit = null;
      zero = false;
      lastUnit = large;
    } else {
      const value = DIGIT.get(token) ?? Number(token.replace(/,/g, ''));
      if (digit !== null && digit !== 0) return null;
      zero = value === 0 || digit === 0;
      digit = value;
    }
    any = true;
  }
  if (!any) return null;
  const last = digit !== null && !zero && lastUnit > 10 && digit < 10 && Number.isInteger(digit) ? digit * (lastUnit / 10) : digit ?? 0;
  return round(total + section + last);
}

/** Takes out what binary fractions add (3.3 × 10000). */
const round = (value: number): number => (Number.isInteger(value) && value < 1e15 ? value : Number(value.toPrecision(15)));

const DIGITS = '零一二三四五六七八九';
const SECTION_UNITS = ['', '十', '百', '千'];

/**
 * Writes a whole number of 0 … 9999 9999 9999 in Chinese, as 第…条 does: 10 → 十, 105 → 一百零五, 20000 → 二万.
 * @throws RangeError for any other number.
 */
export function toChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1e12) throw new RangeError(`no numeral for ${value}`);
  if (value === 0) return '零';
  let out = '';
  let rest = value;
  for (const [size, unit] of [[1e8, '亿'], [1e4, '万'], [1, '']] as const) {
    const part = Math.floor(rest / size);
    rest %= size;
    if (part === 0) continue;
    if (out !== '' && part < 1000) out += '零';
    out += section(part) + unit;
  }
  return out.startsWith('一十') ? out.slice(1) : out;
}

function section(value: number): string {
  let out = '';
  let gap = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) gap = out !== '';
    else {
      out += (gap ? '零' : '') + DIGITS[digit]! + SECTION_UNITS[power]!;
      gap = false;
    }
  }
  return out;
}
