/** Writes automatic numbers as Word shows them (ECMA-376 ST_NumberFormat, those met in Chinese documents). */
type Writer = (n: number) => string;

const DIGITS = [...'〇一二三四五六七八九'];
const LEGAL_DIGITS = [...'零壹贰叁肆伍陆柒捌玖'];
const LEGAL_TRADITIONAL = [...'零壹貳參肆伍陸柒捌玖'];

const WRITERS: Readonly<Record<string, Writer>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (n) => (n <= 20 ? String.fromCharCode(0x2487 + n) : `${n}.`),
  decimalEnclosedParen: (n) => (n <= 20 ? String.fromCharCode(0x2473 + n) : `(${n})`),
  ideographEnclosedCircle: (n) => (n <= 10 ? String.fromCharCode(0x327f + n) : String(n)),
  chineseCounting: counting,
  chineseCountingThousand: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  japaneseCounting: counting,
  ideographDigital: digits,
  taiwaneseDigital: digits,
  japaneseDigitalTenThousand: digits,
  chineseLegalSimplified: (n) => positional(n, LEGAL_DIGITS, ['', '拾', '佰', '仟']),
  ideographLegalTraditional: (n) => positional(n, LEGAL_TRADITIONAL, ['', '拾', '佰', '仟']),
  ideographTraditional: (n) => [...'甲乙丙丁戊己庚辛壬癸'][n - 1] ?? String(n),
  ideographZodiac: (n) => [...'子丑寅卯辰巳午未申酉戌亥'][n - 1] ?? String(n),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (n) => letters(n).toLowerCase(),
  none: () => '',
};

/** `n` in the given format; a format we do not know is written in decimal, as Word does. */
export function writeNumber(n: number, format: string): string {
  return n < 1 && format !== 'none' ? String(n) : (WRITERS[format] ?? String)(n);
}

function digits(n: number): string {
  return n === 10 ? '十' : [...String(n)].map((d) => DIGITS[Number(d)]!).join('');
}

function counting(n: number): string {
  const written = positional(n, ['零', ...DIGITS.slice(1)], ['', '十', '百', '千']);
  return n < 20 ? written.replace(/^一十/, '十') : written;
}

function positional(n: number, figures: readonly string[], ranks: readonly string[]): string {
  if (n > 9999) return String(n);
  let out = '';
  let gap = false;
  for (let rank = 3; rank >= 0; rank--) {
    const figure = Math.floor(n / 10 ** rank) % 10;
    if (figure === 0) gap = out !== '';
    else {
      out += (gap ? figures[0]! : '') + figures[figure]! + ranks[rank]!;
      gap = false;
    }
  }
  return out;
}

function circled(n: number): string {
  if (n <= 20) return String.fromCharCode(0x245f + n);
  if (n <= 35) return String.fromCharCode(0x3251 + n - 21);
  return n <= 50 ? String.fromCharCode(0x32b1 + n - 36) : String(n);
}

function fullWidth(n: number): string {
  return [...String(n)].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('');
}

function roman(n: number): string {
  if (n > 4999) return String(n);
  const steps = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const;
  let out = '';
  let rest = n;
  for (const [value, sign] of steps) for (; rest >= value; rest -= value) out += sign;
  return out;
}

/** A … Z, AA, BB … as Word counts on. */
function letters(n: number): string {
  return String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
}
