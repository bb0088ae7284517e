import { openPdf } from '#intake/paged/read-pdf';
import { pdfOfPages } from '#intake/scan/picture-file';
import type { PicturePage } from '#intake/scan/picture-page';

interface Canvas { canvas: { toBuffer(type: 'image/jpeg', quality: number): Buffer }; context: object }

/** What a scanner makes of a printed document: a PDF of page pictures (JPEG) at `dpi`, without any text; of all pages or `only` these. */
export async function scanOf(pdf: Uint8Array, dpi = 300, only?: readonly number[]): Promise<Uint8Array> {
  const { document, close } = await openPdf({ path: 'printed.pdf', bytes: pdf });
  const factory = document.canvasFactory as { create(width: number, height: number): Canvas; destroy(canvas: Canvas): void };
  const pages: PicturePage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    if (only && !only.includes(number)) continue;
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    const sheet = factory.create(width, height);
    const request: object = { canvas: null, canvasContext: sheet.context, viewport };
    await page.render(request as Parameters<typeof page.render>[0]).promise;
    const data = sheet.canvas.toBuffer('image/jpeg', 85);
    factory.destroy(sheet);
    pages.push({ width, height, parts: [{ x: 0, y: 0, width, height, data, entries: '/BitsPerComponent 8 /Filter /DCTDecode', space: { name: '/DeviceRGB', colours: 3, more: 0 } }] });
  }
  await close();
  return pdfOfPages(pages).bytes;
}
