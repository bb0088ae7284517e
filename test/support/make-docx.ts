import { constants, deflateRawSync } from 'node:zlib';
import { packStored } from '#intake/zip';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

/** A Word file of the given WordprocessingML: the body's content, and the parts named. */
export function makeDocx(body: string, parts: { numbering?: string; styles?: string; footnotes?: string; picture?: boolean; header?: string; embedded?: boolean } = {}): Buffer {
  return packStored({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...(parts.numbering && { 'word/numbering.xml': `<w:numbering ${W}>${parts.numbering}</w:numbering>` }),
    ...(parts.styles && { 'word/styles.xml': `<w:styles ${W}>${parts.styles}</w:styles>` }),
    ...(parts.picture && { 'word/media/image1.png': 'not looked at' }),
    ...(parts.embedded && { 'word/embeddings/oleObject1.bin': 'not looked at' }),
    ...(parts.header && {
      'word/header1.xml': `<w:hdr ${W}>${parts.header}</w:hdr>`,
      'word/_rels/document.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>',
    }),
    ...(parts.footnotes && { 'word/footnotes.xml': `<w:footnotes ${W}>${parts.footnotes}</w:footnotes>` }),
  });
}

/** A paragraph with the given words (or runs, when they begin with <) and properties. */
export function p(words: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${words.startsWith('<') ? words : `<w:r><w:t>${words}</w:t></w:r>`}</w:p>`;
}

/** Paragraph properties that put it on a level of a list. */
export function list(level: number, id = 1): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
}

/** A level of a list definition. */
export function level(at: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
}

/**
 * A Word file whose document part inflates to `megabytes` MB of spaces, made without ever holding them: a deflate
 * stream flushed to a byte border can be repeated.
 */
export function makeBomb(megabytes: number): Buffer {
  const step = 16;
  const block = deflateRawSync(Buffer.alloc(step * 1024 * 1024, 32), { finishFlush: constants.Z_FULL_FLUSH });
  const head = deflateRawSync(Buffer.from(`<w:document ${W}><w:body>`), { finishFlush: constants.Z_FULL_FLUSH });
  const data = Buffer.concat([head, ...new Array<Buffer>(Math.ceil(megabytes / step)).fill(block), deflateRawSync(Buffer.alloc(0))]);
  const name = Buffer.from('word/document.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  for (const [record, at] of [[local, 4], [entry, 6]] as const) {
    record.writeUInt16LE(20, at);
    record.writeUInt16LE(8, at + 4);
    record.writeUInt32LE(data.length, at + 14);
    record.writeUInt32LE(1000, at + 18);
    record.writeUInt16LE(name.length, at + 22);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return Buffer.concat([local, name, data, entry, name, end]);
}
