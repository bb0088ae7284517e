/** An item's number and title as one line: 第一章 总则, (一)日常管理; without a title its first words. */
export function itemLine(label: string, title: string, otherwise = ''): string {
  if (title === '') return otherwise === '' ? label : otherwise;
  return /[章节编条]$/u.test(label) ? `${label} ${title}` : `${label}${title}`;
}
