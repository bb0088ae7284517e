import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDoor, type OpenDoor } from './open-door.ts';

const CALL = { method: 'POST', body: '{}' };
const headers = (door: OpenDoor, more: Record<string, string> = {}): Record<string, string> => ({ cookie: door.cookie, 'x-zeqing': '1', 'content-type': 'application/json', ...more });
const reason = (body: string): unknown => (JSON.parse(body) as { error: { code: string; facts: { reason: string } } }).error;

/** A page with a script, and beside its folder a file that nobody may have. */
function pages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-pages-'));
  const inside = join(folder, 'pages');
  mkdirSync(join(inside, 'assets'), { recursive: true });
  writeFileSync(join(inside, 'index.html'), '<!doctype html><title>责清</title>');
  writeFileSync(join(inside, 'assets', 'app-12345678.js'), 'export {};');
  writeFileSync(join(inside, 'assets', 'notes.sqlite'), 'x');
  writeFileSync(join(inside, '.secret.js'), 'x');
  writeFileSync(join(folder, 'secret.json'), '"not for you"');
  symlinkSync(join(folder, 'secret.json'), join(inside, 'link.json'));
  return inside;
}

describe('who may enter', () => {
  test('the printed token opens once, for a cookie that scripts cannot read and other sites do not send', async () => {
    const door = await openDoor({ pages: pages() });
    expect(door.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
    const token = new URL(door.url).searchParams.get('token')!;
    const again = await door.ask(`/?token=${token}`);
    expect([again.status, again.headers['set-cookie'], reason(again.body)]).toEqual([401, undefined, { code: 'not-allowed', facts: { reason: 'no-token' } }]);
    expect(door.cookie).toMatch(/^zeqing=[\w-]{43}$/);
    expect(door.cookie).not.toContain(token);
    expect((await door.ask('/', { headers: { cookie: door.cookie } })).body).toContain('责清');
  });

  test('the first visit sets HttpOnly and SameSite=Strict and leads away from the token', async () => {
    const { startServing } = await import('#app/serve/start');
    const folder = mkdtempSync(join(tmpdir(), 'zeqing-door-'));
    const serving = await startServing({ ledger: join(folder, 'a.zeqing'), folder, pages: pages() });
    const response = await fetch(serving.url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location'), response.headers.get('cache-control')]).toEqual([303, '/', 'no-store']);
    expect(response.headers.get('set-cookie')).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    await serving.close();
  });

  test('without a cookie, with a wrong or a shortened one: nothing, not even a page', async () => {
    const door = await openDoor({ pages: pages() });
    for (const cookie of ['', 'zeqing=', `zeqing=${'x'.repeat(43)}`, door.cookie.slice(0, -1), `other=${door.cookie.slice(7)}`]) {
      for (const path of ['/', '/assets/app-12345678.js', '/api/events', '/files/original/1']) expect((await door.ask(path, { headers: { cookie } })).status).toBe(401);
      expect((await door.ask('/api/settings.get', { ...CALL, headers: headers(door, { cookie }) })).status).toBe(401);
    }
    expect((await door.ask('/?token=wrong')).status).toBe(401);
  });

  test('another name for this machine is turned away (DNS rebinding)', async () => {
    const door = await openDoor({ pages: pages() });
    for (const host of ['evil.example', `localhost:${door.port}`, '127.0.0.1', `127.0.0.1:${door.port + 1}`, `127.0.0.1:${door.port}.evil.example`, `[::1]:${door.port}`]) {
      const answer = await door.ask('/', { headers: { cookie: door.cookie, host } });
      expect([host, answer.status, reason(answer.body)]).toEqual([host, 403, { code: 'not-allowed', facts: { reason: 'wrong-host' } }]);
    }
  });

  test('what another page sends is turned away, with and without its cookie', async () => {
    const door = await openDoor({ pages: pages() });
    const own = `http://127.0.0.1:${door.port}`;
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1', `https://127.0.0.1:${door.port}`, `http://127.0.0.1:${door.port + 1}`]) {
      const answer = await door.ask('/api/settings.get', { ...CALL, headers: headers(door, { origin }) });
      expect([origin, answer.status, answer.headers['access-control-allow-origin']]).toEqual([origin, 403, undefined]);
    }
    expect((await door.ask('/api/settings.get', { ...CALL, headers: headers(door, { 'sec-fetch-site': 'cross-site' }) })).status).toBe(403);
    expect((await door.ask('/api/settings.get', { ...CALL, headers: headers(door, { origin: own, 'sec-fetch-site': 'same-origin' }) })).status).toBe(200);
  });

  test('a form cannot call: the header and JSON are needed, and nobody answers a question before', async () => {
    const door = await openDoor({ pages: pages() });
    const { 'x-zeqing': _header, ...without } = headers(door);
    expect((await door.ask('/api/settings.get', { ...CALL, headers: without })).status).toBe(403);
    expect((await door.ask('/api/settings.get', { ...CALL, headers: headers(door, { 'content-type': 'text/plain' }) })).status).toBe(403);
    expect((await door.ask('/api/uploads?name=a.txt', { ...CALL, headers: without })).status).toBe(403);
    const preflight = await door.ask('/api/settings.get', { method: 'OPTIONS', headers: { ...headers(door), 'access-control-request-method': 'POST' } });
    expect([preflight.status, Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))]).toEqual([405, []]);
    expect((await door.ask('/api/settings.get', { headers: headers(door) })).status).toBe(404);
    expect((await door.ask('/', { method: 'DELETE', headers: headers(door) })).status).toBe(405);
  });

  test('only this machine is listened to', async () => {
    const door = await openDoor();
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []).filter((one) => !one.internal && one.family === 'IPv4').map((one) => one.address);
    for (const host of others) {
      await expect(new Promise((resolve, reject) => { connect({ host, port: door.port, timeout: 1000 }, () => { resolve('open'); }).on('error', reject).on('timeout', () => { reject(new Error('timeout')); }); })).rejects.toThrow();
    }
  });
});

describe('what is served', () => {
  test('files of the screens, with the policy on every answer', async () => {
    const door = await openDoor({ pages: pages() });
    const page = await door.ask('/', { headers: { cookie: door.cookie } });
    const script = await door.ask('/assets/app-12345678.js', { headers: { cookie: door.cookie } });
    const refusal = await door.ask('/no.js');
    expect([page.headers['content-type'], script.headers['content-type'], script.headers['cache-control']]).toEqual(['text/html; charset=utf-8', 'text/javascript; charset=utf-8', 'private, max-age=31536000, immutable']);
    for (const { headers: got } of [page, script, refusal]) {
      const policy = String(got['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(policy).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|\*)/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect([got['x-content-type-options'], got['referrer-policy'], got['cross-origin-resource-policy']]).toEqual(['nosniff', 'no-referrer', 'same-origin']);
    }
  });

  test.each([
    '/../secret.json', '/..%2fsecret.json', '/%2e%2e/secret.json', '/%2e%2e%2fsecret.json', '/assets/../../secret.json', '/assets/..%5c..%5csecret.json', '//secret.json', '/%00/secret.json',
    '/..%252fsecret.json', '/link.json', '/.secret.js', '/assets/notes.sqlite', '/assets/', '/assets', '/%', '/index.html/../../secret.json', '/files/../secret.json', '/files/original/..%2f..%2fsecret', '/files/download/..', 'http://evil.example/', '*',
  ])('%s is none of them', async (path) => {
    const door = await openDoor({ pages: pages() });
    const answer = await door.ask(path, { headers: { cookie: door.cookie } });
    expect([answer.status, answer.body.includes('not for you')]).toEqual([404, false]);
  });

  test('a defect is a code without stack; the log has the rest', async () => {
    const door = await openDoor();
    const { rmSync, writeFileSync: write } = await import('node:fs');
    // A folder in the place of the preferences is nothing that the settings reckon with.
    write(join(door.folder, 'data', 'preferences.json'), '{"preferences": {"remembered": 1}, "recent": 7}');
    const error = await door.refused('settings.recent-ledgers', {});
    rmSync(join(door.folder, 'data', 'preferences.json'));
    expect(error).toEqual({ code: 'defect', facts: {} });
    expect(door.defects).toHaveLength(1);
  });

  test('inputs are checked: unknown methods, unknown fields, wrong kinds, too much', async () => {
    const door = await openDoor();
    expect(await door.refused('toString', {})).toEqual({ code: 'method-unknown', facts: { method: 'toString' } });
    expect(await door.refused('__proto__', {})).toMatchObject({ code: 'method-unknown' });
    const malformed = await door.ask('/api/%E0%A4%A', { ...CALL, headers: headers(door) });
    expect([malformed.status, (reason(malformed.body) as { code: string }).code]).toEqual([404, 'method-unknown']);
    expect(door.defects).toEqual([]);
    expect(await door.refused('ledger.task', { id: 1, more: 2 })).toEqual({ code: 'input-invalid', facts: { method: 'ledger.task', field: '', reason: 'unrecognized_keys' } });
    expect(await door.refused('ledger.rows', { query: { filter: { dueFrom: '2020' } }, offset: 0, limit: 10 })).toMatchObject({ code: 'input-invalid', facts: { field: 'query.filter.dueFrom' } });
    expect(await door.refused('ledger.rows', { query: { filter: { dueFrom: '2020-02-31' } }, offset: 0, limit: 10 })).toEqual({ code: 'query-invalid', facts: { field: 'dueFrom', found: '2020-02-31' } });
    expect(await door.refused('intake.start', { paths: ['a\0b'] })).toMatchObject({ code: 'input-invalid' });
    const bad = await door.ask('/api/settings.get', { method: 'POST', headers: headers(door), body: '{' });
    expect([bad.status, reason(bad.body)]).toEqual([400, { code: 'input-invalid', facts: { method: 'settings.get', field: '', reason: 'json' } }]);
    const large = await door.ask('/api/settings.get', { method: 'POST', headers: headers(door), body: ' '.repeat(9 * 1024 * 1024) }).then((answer) => answer.status, () => 'cut off');
    expect([413, 'cut off']).toContain(large);
  });
});
