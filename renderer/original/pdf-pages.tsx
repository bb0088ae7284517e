import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { memo, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { Block } from '#model/source';
import type { Span } from '#model/span';
import { Waiting } from '../kit/states.tsx';
import { ORIGINAL_WORDS } from '../words/original.ts';
import { openPdf } from './pdf.ts';
import { linesOnPages, type PageLine } from './page-lines.ts';
import { type PageMark, marksOnPages } from './page-marks.ts';
import { PageWords } from './page-words.tsx';
import { pointing, wordsAt } from './pointing.ts';
import { type Mark, marksByLine } from './segments.ts';

interface Props {
  address: string;
  /** The document's part of the source's text, and where it begins. */
  text: string;
  offset: number;
  blocks: readonly Block[];
  marks: readonly Mark[];
  /** The task whose words stand out and are scrolled to. */
  chosen: number | null;
  /** A place to scroll to instead, and the caret set by a click. */
  place: Span | null;
  caret?: number | null;
  onTask: (task: number) => void;
  onSelect?: (span: Span) => void;
}

const NONE: readonly never[] = [];

/** The original's own pages, drawn as they come into sight, with the read words marked over them and all words to be selected. */
export function PdfPages({ address, text, offset, blocks, marks, chosen, place, caret = null, onTask, onSelect }: Props): ReactElement {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [sizes, setSizes] = useState<{ width: number; height: number }[]>([]);
  const [failed, setFailed] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const byPage = useMemo(() => marksOnPages(blocks, marks), [blocks, marks]);
  const lines = useMemo(() => linesOnPages(blocks, text, offset), [blocks, text, offset]);
  const marksOfLines = useMemo(() => new Map([...lines].map(([page, own]) => [page, marksByLine([{ start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 }], marks)[0] ?? NONE])), [lines, marks]);
  const pages = useMemo(() => [...new Set(blocks.flatMap((block) => (block.page === undefined ? [] : [block.page])))].sort((a, b) => a - b), [blocks]);

  useEffect(() => {
    let gone = false;
    const task = openPdf(address);
    task.promise.then(async (document) => {
      const found = await Promise.all(Array.from({ length: document.numPages }, async (_, i) => {
        const { width: w, height: h } = (await document.getPage(i + 1)).getViewport({ scale: 1 });
        return { width: w, height: h };
      }));
      if (gone) return;
      setSizes(found);
      setPdf(document);
    }).catch(() => { if (!gone) setFailed(true); });
    return () => {
      gone = true;
      void task.destroy();
    };
  }, [address]);
  useEffect(() => {
    const box = frame.current;
    if (!box) return undefined;
    const watch = new ResizeObserver(([entry]) => { setWidth(Math.min(entry?.contentRect.width ?? 0, 900)); });
    watch.observe(box);
    return () => { watch.disconnect(); };
  }, []);
  useEffect(() => {
    const target = place ? frame.current?.querySelector(`[data-from="${place[0]}"]`) ?? wordsAt(frame.current, place[0]) : chosen === null ? null : frame.current?.querySelector(`[data-task="${chosen}"]`);
    target?.scrollIntoView({ block: 'center' });
  }, [chosen, place, pdf, width]);

  if (failed) return <div className="empty"><p>{ORIGINAL_WORDS.pdfFailed}</p></div>;
  return (
    <div ref={frame} className="pdf-pages" lang="zh-CN" role="group" aria-label={ORIGINAL_WORDS.label} tabIndex={0} {...pointing({ onTask, onSelect })}>
      {!pdf || width === 0 ? <Waiting what={ORIGINAL_WORDS.loadingPage} /> : (pages.length > 0 ? pages : sizes.map((_, i) => i + 1)).flatMap((page) => {
        const size = sizes[page - 1];
        const own = lines.get(page) ?? NONE;
        const here = (at: number | null): boolean => at !== null && at >= (own[0]?.start ?? Infinity) && at <= (own.at(-1)?.end ?? -1);
        return size ? [<PdfPage key={page} pdf={pdf} page={page} scale={width / size.width} size={size} boxes={byPage.get(page) ?? NONE} lines={own} marks={marksOfLines.get(page) ?? NONE}
          chosen={byPage.get(page)?.some(({ mark }) => mark.task === chosen) ? chosen : null} caret={here(caret) ? caret : null} />] : [];
      })}
    </div>
  );
}

interface PageProps { pdf: PDFDocumentProxy; page: number; scale: number; size: { width: number; height: number }; boxes: readonly PageMark[]; lines: readonly PageLine[]; marks: readonly Mark[]; chosen: number | null; caret: number | null }

const PdfPage = memo(function PdfPage({ pdf, page, scale, size, boxes, lines, marks, chosen, caret }: PageProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!box.current) return undefined;
    const watch = new IntersectionObserver(([entry]) => { setNear(entry?.isIntersecting ?? false); }, { rootMargin: '800px' });
    watch.observe(box.current);
    return () => { watch.disconnect(); };
  }, []);
  useEffect(() => {
    if (!near) return undefined;
    let stop = (): void => undefined;
    let gone = false;
    pdf.getPage(page).then((proxy: PDFPageProxy) => {
      const target = canvas.current;
      if (gone || !target) return undefined;
      const viewport = proxy.getViewport({ scale: scale * window.devicePixelRatio });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const drawing = proxy.render({ canvas: target, viewport });
      stop = () => { drawing.cancel(); };
      return drawing.promise;
    }).catch(() => undefined);
    return () => {
      gone = true;
      stop();
    };
  }, [near, pdf, page, scale]);
  return (
    <div ref={box} className="pdf-page" style={{ width: size.width * scale, height: size.height * scale }} role="group" aria-label={ORIGINAL_WORDS.page(page)}>
      {near && <canvas ref={canvas} aria-hidden="true" style={{ width: '100%', height: '100%' }} />}
      {boxes.map(({ mark, box: at }, i) => (
        <span key={i} className={`pdf-mark ${mark.kind}${mark.task !== null && mark.task === chosen ? ' chosen' : ''}`} data-task={mark.task ?? undefined} data-from={mark.span[0]}
          style={{ left: at.x * scale, top: at.y * scale, width: at.width * scale, height: at.height * scale }} />
      ))}
      <PageWords lines={lines} marks={marks} chosen={chosen} caret={caret} scale={scale} />
    </div>
  );
});
