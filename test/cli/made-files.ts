import { writeFileSync } from 'node:fs';
import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Text of a small 意见 with one task that has a unit and a date; `name` makes its bytes its own. */
export const opinion = (name: string): string => `关于加强${name}工作的意见
威政发〔2020〕${name.length}号
一、主要任务
(一)完善${name}机制。市财政局要在2020年6月30日前建立${name}工作机制。(牵头单位:市财政局;配合单位:市教育局)
2020年5月8日
`;

/** A zip of one deflated entry whose sizes and checksum are given, not computed. */
function zip(name: string, deflated: Buffer, size: number, crc: number): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(crc, 10);
  head.writeUInt32LE(deflated.length, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name)]);
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), head, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length + deflated.length, 12);
  return Buffer.concat([local, deflated, central, Buffer.from('PK\u0005\u0006'), end]);
}

/** A .docx of about 1 MB whose word/document.xml is `gigabytes` unpacked: one compressed block said again and again. */
export function writeBomb(path: string, gigabytes = 1): void {
  const head = deflateRawSync(Buffer.from('<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'), { finishFlush: constants.Z_FULL_FLUSH });
  const chunk = Buffer.alloc(16 * 1024 * 1024, 'a');
  const block = deflateRawSync(chunk, { finishFlush: constants.Z_FULL_FLUSH });
  const times = gigabytes * 64;
  const body = Buffer.concat([head, ...Array.from({ length: times }, () => block), deflateRawSync(Buffer.alloc(0))]);
  writeFileSync(path, zip('word/document.xml', body, Math.min(chunk.length * times, 0xffffffff), crc32(chunk)));
}

/** A PDF of one page that draws a line and says no word; `encrypted` puts a password that nobody knows on it. */
export function writePdfWithoutText(path: string, { encrypted = false } = {}): void {
  const stream = '10 10 m 200 200 l S';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>', `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
  if (encrypted) objects.push(`<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'1b'.repeat(32)}> /U <${'2c'.repeat(32)}> >>`);
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const size = objects.length + 1;
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const lock = encrypted ? ` /Encrypt 5 0 R /ID [<${'3d'.repeat(16)}> <${'3d'.repeat(16)}>]` : '';
  writeFileSync(path, `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R${lock} >>\nstartxref\n${body.length}\n%%EOF\n`);
}

/** The first half of a real .docx. */
export async function writeTruncatedDocx(path: string): Promise<void> {
  const { Document, Packer, Paragraph } = await import('docx');
  const whole = await Packer.toBuffer(new Document({ sections: [{ children: opinion('应急').split('\n').map((line) => new Paragraph(line)) }] }));
  writeFileSync(path, whole.subarray(0, Math.floor(whole.length / 2)));
}
