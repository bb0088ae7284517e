import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const COOKIE = 'zeqing';

/** What a request is: let in, first visit with the printed token, or turned away. */
export type Admission = 'in' | 'first-visit' | 'wrong-host' | 'wrong-origin' | 'no-token';

/**
 * Who may enter: only requests to exactly the address that was printed (no other name for this machine: DNS rebinding),
 * not sent by another page, and with the cookie that the printed token was changed for. The token works once.
 */
export class Gate {
  readonly token = randomBytes(24).toString('base64url');
  /** Value of the cookie; never printed. */
  readonly secret = randomBytes(32).toString('base64url');
  #used = false;

  admit(request: IncomingMessage, address: string, url: URL): Admission {
    if (request.headers.host !== address) return 'wrong-host';
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (origin !== undefined && origin !== `http://${address}`) return 'wrong-origin';
    if (this.#hasCookie(request)) return site === undefined || site === 'same-origin' || site === 'none' || !isWriting(request) ? 'in' : 'wrong-origin';
    const given = url.pathname === '/' ? url.searchParams.get('token') : null;
    if (given !== null && request.method === 'GET' && !this.#used && same(given, this.token)) {
      this.#used = true;
      return 'first-visit';
    }
    return 'no-token';
  }

  /** Set once, for this browser: not readable by scripts, not sent from other sites. */
  get cookie(): string {
    return `${COOKIE}=${this.secret}; Path=/; HttpOnly; SameSite=Strict`;
  }

  #hasCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
    return cookies.some((cookie) => cookie.startsWith(`${COOKIE}=`) && same(cookie.slice(COOKIE.length + 1), this.secret));
  }
}

const isWriting = (request: IncomingMessage): boolean => request.method !== 'GET' && request.method !== 'HEAD';

/** Compares in the same time whatever differs. */
function same(a: string, b: string): boolean {
  const sum = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(sum(a), sum(b));
}
