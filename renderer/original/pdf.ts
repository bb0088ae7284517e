import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist';

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href;

const beside = (folder: string): string => new URL(`pdfjs/${folder}/`, document.baseURI).href;

/** Opens an original by its relative address. Fonts and character maps lie beside the screens: nothing is fetched from elsewhere. */
export function openPdf(address: string): PDFDocumentLoadingTask {
  return getDocument({ url: new URL(address, document.baseURI).href, cMapUrl: beside('cmaps'), cMapPacked: true, standardFontDataUrl: beside('standard_fonts'), useWasm: false, wasmUrl: beside('wasm') });
}
