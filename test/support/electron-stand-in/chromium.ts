import { join } from 'node:path';
import { chromium, type BrowserContext, type Page, type Request, type Route } from 'playwright-core';
import { note, setting } from './log.ts';
import { answerOf, fromBrowser } from './schemes.ts';

/** What the browser has to ask of the window whose page it is. */
export interface PageOwner {
  /** An address that main loads itself. */
  readonly loading: string;
  /** False: the page may not go there. */
  mayNavigate(url: string): boolean;
  mayOpen(url: string): boolean;
}

const owners = new Map<Page, PageOwner>();
let opened: Promise<BrowserContext> | null = null;
let making = 0;

export const owned = (page: Page, owner: PageOwner): void => { owners.set(page, owner); };
export const disowned = (page: Page): void => { owners.delete(page); };

/** A page for a window. */
export async function newPage(): Promise<{ page: Page; context: BrowserContext }> {
  const context = await (opened ??= open());
  making++;
  const page = context.pages().find((one) => !owners.has(one) && one.url() === 'about:blank') ?? (await context.newPage());
  making--;
  return { page, context };
}

export async function closeBrowser(): Promise<void> {
  await opened?.then((context) => context.close()).catch(() => undefined);
}

async function open(): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(join(setting('USER_DATA'), 'chromium'), {
    executablePath: setting('CHROMIUM'), headless: true, viewport: null, locale: 'zh-CN',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--remote-debugging-port=${setting('CDP_PORT')}`],
  });
  await context.route('**/*', onRequest);
  // A window that a page opened by itself never comes to be.
  context.on('page', (page) => { if (making === 0 && !owners.has(page)) void page.close().catch(() => undefined); });
  return context;
}

const pageOf = (request: Request): Page | null => {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
};

async function onRequest(route: Route): Promise<void> {
  const request = route.request();
  const url = fromBrowser(request.url());
  const page = pageOf(request);
  const owner = page ? owners.get(page) : undefined;
  if (request.isNavigationRequest() && !owner) {
    const opener = [...owners.values()].at(-1);
    note('window-open', url, opener?.mayOpen(url) ? 'allowed' : 'denied');
    await route.abort();
    return;
  }
  if (request.isNavigationRequest() && owner && page && request.frame() === page.mainFrame() && owner.loading !== request.url()) {
    const may = owner.mayNavigate(url);
    note('will-navigate', url, may ? 'allowed' : 'prevented');
    if (!may) return route.abort('aborted');
  }
  if (/^(data|blob|about):/.test(url)) return route.continue();
  const answer = await answerOf(url, request.method(), request.headers()).catch((error: unknown) => new Response(String(error), { status: 500 }));
  if (answer) return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) });
  note('request-outside', url);
  await route.abort('internetdisconnected');
}
