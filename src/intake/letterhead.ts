const NUMBER = /[〔[(（]\s*(?:19|20)\d{2}\s*[〕\])）]\s*第?\s*\d{1,5}\s*号/;
const MASTHEAD = /^[\u4e00-\u9fff\s]{4,40}文件$/;

/**
 * The lines of running heads that belong to the document: its number (国办发〔2020〕1号) and its masthead (…人民政府文件),
 * which some offices print in the head of the first page. Those that the body repeats, and all other furniture, are left out.
 */
export function letterhead(heads: readonly string[], body: readonly string[]): string[] {
  const top = new Set(body.slice(0, 30).map(bare));
  const lines = heads.flatMap((head) => head.split('\n')).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line.length <= 60 && (NUMBER.test(line) || MASTHEAD.test(line)) && !top.has(bare(line)));
}

function bare(line: string): string {
  return line.replaceAll(/\s/g, '');
}
