import { note, strict } from './log.ts';

type Answerer = (request: Request) => Response | Promise<Response>;

/** Chromium knows no scheme of ours: zeqing://app/x is https://app.zeqing.scheme.test/x there. */
const SUFFIX = '.scheme.test';
const answerers = new Map<string, Answerer>();
const privileged = new Set<string>();

export function toBrowser(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  return scheme === undefined || ['http', 'https', 'file', 'data', 'about'].includes(scheme) ? url : `https://${host}.${scheme}${SUFFIX}${rest || '/'}`;
}

export function fromBrowser(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9-]*)\.scheme\.test([/?#].*)?$/.exec(url) ?? [];
  return scheme === undefined ? url : `${scheme}://${host}${rest ?? '/'}`;
}

/** What the app answers to a request of the page; null when the scheme is none of the app's. */
export async function answerOf(url: string, method: string, headers: Record<string, string>): Promise<Response | null> {
  const answerer = answerers.get(url.slice(0, url.indexOf(':')));
  if (!answerer) return null;
  // Request refuses schemes that it does not know: it is made for another address and says ours.
  const request = new Request('http://stand-in/', { method, headers });
  Object.defineProperty(request, 'url', { value: url });
  return answerer(request);
}

export const schemeState = { ready: false };

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
    if (schemeState.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of schemes) privileged.add(scheme);
  },
  handle(scheme: string, answerer: Answerer): void {
    if (!privileged.has(scheme)) note('scheme-not-privileged', scheme);
    answerers.set(scheme, answerer);
  },
});
