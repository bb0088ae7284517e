import { protocol } from 'electron';
import { Readable } from 'node:stream';
import { SECURITY_HEADERS } from '#api/page-policy';
import { pageFile } from '#app/serve/page-files';
import type { FileBytes } from './messages.ts';

export const SCHEME = 'zeqing';
export const HOME = `${SCHEME}://app/`;

/** Before the app is ready: a scheme with an origin of its own, so that 'self' in the policy means our files and no others. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
}

/** Serves the built screens from `pages`, and originals and downloads from the core; nothing else, and only to be read. */
export function servePages(pages: string, fileOf: (pathname: string) => Promise<FileBytes | null>): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'app' || (request.method !== 'GET' && request.method !== 'HEAD')) return refusal(403);
    if (url.pathname.startsWith('/files/')) {
      const file = await fileOf(url.pathname);
      return file ? new Response(file.bytes as Uint8Array<ArrayBuffer>, { headers: { ...SECURITY_HEADERS, 'content-type': file.type, 'cache-control': 'no-store' } }) : refusal(404);
    }
    const page = await pageFile(pages, url.pathname);
    if (!page) return refusal(404);
    return new Response(Readable.toWeb(page.open()) as ReadableStream<Uint8Array<ArrayBuffer>>, { headers: { ...SECURITY_HEADERS, 'content-type': page.type, 'content-length': String(page.bytes) } });
  });
}

const refusal = (status: number): Response => new Response(null, { status, headers: { ...SECURITY_HEADERS } });

/** Whether an address is one of our pages. */
export function isOurs(url: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(url);
    return scheme === `${SCHEME}:` && host === 'app';
  } catch {
    return false;
  }
}
