export interface MadePage {
  /** Words with the left end of their baseline; points from the page's top left. */
  words: { text: string; x: number; y: number; size?: number; /** Degrees clockwise. */ turn?: 0 | 45 | 90 | 180 | 270 }[];
  /** Rules from (x0, y0) to (x1, y1), from the top left. */
  rules?: [x0: number, y0: number, x1: number, y1: number][];
  /** A grey picture over the whole page, as a scan is. */
  picture?: boolean;
  /** A JPEG over the page's width, from its top, as large as its shape asks for. */
  scan?: { jpeg: Buffer; width: number; height: number };
  /** Words that a scanner puts under or over its picture, without ink. */
  hidden?: MadePage['words'];
  /** Degrees clockwise by which the page is shown turned. */
  rotate?: 0 | 90 | 180 | 270;
  /** Height of the page; 842 (A4) when absent. */
  height?: number;
}

/**
 * A small PDF of A4 pages. Its font is not embedded (STSong with the UniGB-UCS2-H map, every character one em wide),
 * so reading it needs the character maps that come with the library. `coded`: a font of codes (the words' own, changed)
 * that does not tell which letters they show.
 */
export function makePdf(pages: readonly MadePage[], options: { encrypted?: boolean; coded?: boolean } = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const catalog = add('');
  const tree = add('');
  const descendant = add('<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>');
  const coded = add('<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>');
  const font = add(options.coded
    ? `<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding /Identity-H /DescendantFonts [${coded} 0 R] >>`
    : `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [${descendant} 0 R] >>`);
  const image = add(stream('7f', '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /ASCIIHexDecode'));
  const kids = pages.map(({ words, rules = [], picture = false, scan, hidden = [], rotate = 0, height = 842 }) => {
    const scanned = scan ? add(stream(scan.jpeg.toString('hex'), `/Type /XObject /Subtype /Image /Width ${scan.width} /Height ${scan.height} /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter [/ASCIIHexDecode /DCTDecode]`)) : image;
    const drawn = scan ? (595 * scan.height) / scan.width : 842;
    const drawing = [
      ...(picture || scan ? [`q 595 0 0 ${drawn} 0 ${height - drawn} cm /Scan Do Q`] : []),
      ...rules.map(([x0, y0, x1, y1]) => `${x0} ${height - y0} m ${x1} ${height - y1} l S`),
      ...[...words.map((word) => ({ ...word, mode: 0 })), ...hidden.map((word) => ({ ...word, mode: 3 }))].map(({ text, x, y, size = 16, turn = 0, mode }) => `BT ${mode} Tr /F ${size} Tf ${matrixOf(turn)} ${x} ${height - y} Tm <${Buffer.from(options.coded ? codesOf(text) : text, 'utf16le').swap16().toString('hex')}> Tj ET`),
    ].join('\n');
    const content = add(stream(drawing));
    return add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 ${height}] /Rotate ${rotate} /Contents ${content} 0 R /Resources << /Font << /F ${font} 0 R >> /XObject << /Scan ${scanned} 0 R >> >> >>`);
  });
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R >>`;
  objects[tree - 1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  const lock = options.encrypted ? add(`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`) : null;
  return write(objects, `/Size ${objects.length + 1} /Root ${catalog} 0 R ${lock ? `/Encrypt ${lock} 0 R /ID [<00112233> <00112233>]` : ''}`);
}

/** Numbers of glyphs in some font, as good as any. */
function codesOf(text: string): string {
  return Array.from(text, (c) => String.fromCharCode(600 + ((c.charCodeAt(0) * 7919) % 21_000))).join('');
}

/** The text matrix that turns words clockwise (PDF counts counter-clockwise). */
function matrixOf(degrees: number): string {
  const angle = (-degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle).toFixed(5), Math.sin(angle).toFixed(5)];
  return `${cos} ${sin} ${-Number(sin)} ${cos}`;
}

function stream(data: string, entries = ''): string {
  return `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

function write(objects: readonly string[], trailer: string): Uint8Array {
  let out = '%PDF-1.7\n';
  const offsets = objects.map((body, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
