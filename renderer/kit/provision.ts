/** An item's number and title as one line: 第一章 总则, (一)日常管理; without a title its first words; a title that says its number itself says it once. */
export function itemLine(label: string, title: string, otherwise = ''): string {
  if (title === '') return otherwise === '' ? label : otherwise;
  if (label !== '' && plain(title).startsWith(plain(label))) return title;
  return /[章节编条]$/u.test(label) ? `${label} ${title}` : `${label}${title}`;
}

/** As compared: one width, no spaces. */
const plain = (words: string): string => words.normalize('NFKC').replace(/\s+/g, '');
