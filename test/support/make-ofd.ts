import { packStored } from '#intake/zip';
import type { MadePage } from './make-pdf.ts';

/** Millimetres a point. */
const MM = 25.4 / 72;

/** An OFD file of A4 pages; pages as `makePdf` takes them. Words turned round become a watermark. */
export function makeOfd(pages: readonly MadePage[], options: { prefix?: string; template?: string } = {}): Buffer {
  const { prefix = 'ofd:', template } = options;
  const xmlns = prefix ? ` xmlns:${prefix.slice(0, -1)}="http://www.ofdspec.org/2016"` : ' xmlns="http://www.ofdspec.org/2016"';
  const tag = (name: string, attributes: string, content: string): string => `<${prefix}${name}${attributes && ` ${attributes}`}>${content}</${prefix}${name}>`;
  const root = (name: string, content: string): string => `<?xml version="1.0" encoding="UTF-8"?><${prefix}${name}${xmlns}>${content}</${prefix}${name}>`;
  const parts: Record<string, string> = {
    'OFD.xml': root('OFD', tag('DocBody', '', tag('DocRoot', '', '/Doc_0/Document.xml'))),
    'Doc_0/Document.xml': root('Document', tag('CommonData', '', tag('PageArea', '', tag('PhysicalBox', '', '0 0 210 297')) + (template ? tag('TemplatePage', 'ID="90" BaseLoc="Tpls/T.xml"', '') : ''))
      + tag('Pages', '', pages.map((_, i) => tag('Page', `ID="${i + 1}" BaseLoc="Pages/P${i}.xml"`, '')).join(''))),
  };
  const page = (layer: string, used: boolean): string => root('Page', (used ? tag('Template', 'TemplateID="90" ZOrder="Background"', '') : '') + tag('Content', '', tag('Layer', 'ID="1"', layer)));
  const words = ({ text, x, y, size = 16, turn = 0 }: MadePage['words'][number]): string => {
    const angle = (turn * Math.PI) / 180;
    const matrix = turn ? ` CTM="${Math.cos(angle)} ${Math.sin(angle)} ${-Math.sin(angle)} ${Math.cos(angle)} 0 0"` : '';
    const count = Array.from(text).length - 1;
    return tag('TextObject', `Boundary="${x * MM} ${(y - size) * MM} 400 20" Font="1" Size="${size * MM}"${matrix}`, tag('TextCode', `X="0" Y="${size * MM}"${count > 0 ? ` DeltaX="g ${count} ${size * MM}"` : ''}`, text));
  };
  const rule = ([x0, y0, x1, y1]: readonly [number, number, number, number]): string =>
    tag('PathObject', `Boundary="${x0 * MM} ${y0 * MM} 1 1" LineWidth="0.3"`, tag('AbbreviatedData', '', `M 0 0 L ${(x1 - x0) * MM} ${(y1 - y0) * MM}`));
  pages.forEach((made, i) => {
    parts[`Doc_0/Pages/P${i}.xml`] = page((made.picture ? tag('ImageObject', 'Boundary="0 0 210 297" ResourceID="5"', '') : '') + made.words.map(words).join('') + (made.rules ?? []).map(rule).join(''), template !== undefined);
  });
  if (template) parts['Doc_0/Tpls/T.xml'] = page(words({ text: template, x: 80, y: 60 }), false);
  return packStored(parts);
}
