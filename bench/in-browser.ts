import { readFileSync } from 'node:fs';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from '../test/e2e/open-app.ts';

/** A page of a Chromium that runs already, so that its own start is in no figure, and what is said about its processes. */
export interface Watched { page: Page; errors: string[]; renderer: Renderer; close: () => Promise<void> }
export interface Renderer {
  /** Milliseconds of processor time of the main thread. */
  busy: () => Promise<number>;
  /** Begins to record the tasks of main threads; the function given ends it and tells the processor time (ms) of each. */
  tasks: () => Promise<() => Promise<number[]>>;
  memory: () => Promise<{ heap: number; own: number; resident: number }>;
}

/** @throws when there is no Chromium */
export async function openWatched(): Promise<Watched> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--enable-precise-memory-info'] });
  const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })).newPage();
  page.setDefaultTimeout(120_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => { errors.push(error.message); });
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, errors, renderer: { busy: () => busy(client), tasks: () => tasks(browser), memory: () => memory(browser, client) }, close: () => browser.close() };
}

async function busy(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function tasks(browser: Browser): Promise<() => Promise<number[]>> {
  const session = await browser.newBrowserCDPSession();
  const events: Event[] = [];
  session.on('Tracing.dataCollected', ({ value }) => { events.push(...value as unknown as Event[]); });
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] } });
  return async () => {
    const complete = new Promise<void>((resolve) => { session.once('Tracing.tracingComplete', () => { resolve(); }); });
    await session.send('Tracing.end');
    await complete;
    const threads = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf));
    return events.filter((event) => event.name === 'RunTask' && threads.has(threadOf(event))).map(({ tdur = 0 }) => tdur / 1000);
  };
}

/** An event of Chromium's trace; `tdur` is processor time in µs. */
interface Event { name: string; pid: number; tid: number; tdur?: number; args?: { name?: string } }
const threadOf = ({ pid, tid }: Event): string => `${pid} ${tid}`;

/** In MB after a collection: the JS heap; the renderer's own memory (not shared with other processes); all that is resident. */
async function memory(browser: Browser, client: CDPSession): Promise<{ heap: number; own: number; resident: number }> {
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => status(id));
  return { heap: usedSize / 2 ** 20, own: Math.max(0, ...sizes.map(({ own }) => own)), resident: Math.max(0, ...sizes.map(({ resident }) => resident)) };
}

function status(pid: number): { own: number; resident: number } {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024;
  return { own: megabytes('RssAnon'), resident: megabytes('VmRSS') };
}

/** Milliseconds of processor time that a process has taken (Linux, in steps of 10). */
export function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** One line of figures: median and worst of several, and whether the worst keeps the target. */
export function line(what: string, values: readonly number[], target: number | null, unit = 'ms', more = ''): string {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const worst = sorted.at(-1) ?? Number.NaN;
  const verdict = target === null ? '' : `  target ${target} ${unit}: ${worst <= target ? 'met' : median <= target ? 'median only' : 'MISSED'}`;
  return `${what.padEnd(44)} median ${median.toFixed(0).padStart(5)}  worst ${worst.toFixed(0).padStart(5)} ${unit}${more}${verdict}\n`;
}
