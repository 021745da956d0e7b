import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visibleWords } from '../support/words.ts';
import { rawRequest, statusOfPath } from '../support/raw-request.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import type { RunningSite } from '../support/site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await startPreparedSite();
});
afterAll(async () => site.remove());

const get = (path: string, init: RequestInit = {}) => fetch(site.url + path, { redirect: 'manual', ...init });
const words = async (answer: Response) => visibleWords(await answer.text());
const ours = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };

describe('every answer', () => {
  const expected = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };

  it.each(['/', '/guides', '/nothing-here', '/health/live', '/training'])(
    'keeps the browser careful: %s',
    async (path) => {
      const { headers } = await get(path);
      expect(Object.fromEntries(headers)).toMatchObject(expected);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('has a request id of its own', async () => {
    const ids = await Promise.all(
      ['/', '/', '/nothing-here'].map(async (path) => (await get(path)).headers.get('x-request-id')),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain(null);
  });
});

describe('a prerendered page', () => {
  it('says that this is a demonstration', async () => {
    const answer = await get('/guides');
    expect(answer.status).toBe(200);
    expect(await words(answer)).toContain('This is a demonstration');
  });

  it.each(['br', 'gzip'])('reads the same when it travels as %s', async (coding) => {
    const packed = await get('/guides', { headers: { 'accept-encoding': coding } });
    const plain = await get('/guides', { headers: { 'accept-encoding': 'identity' } });
    expect(packed.headers.get('content-encoding')).toBe(coding);
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await packed.text()).toBe(await plain.text());
  });

  it('is not sent again to a browser that has it', async () => {
    const etag = (await get('/guides')).headers.get('etag') ?? '';
    const again = await get('/guides', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('answers HEAD with the same headers and nothing else', async () => {
    const plain = { headers: { 'accept-encoding': 'identity' } };
    const head = await get('/guides', { ...plain, method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(
      (await get('/guides', plain)).headers.get('content-length'),
    );
  });

  it('takes no form', async () => {
    const answer = await get('/guides', { method: 'POST', headers: ours, body: 'a=1' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  });
});

it('lets browsers keep a file with a hash in its name for good', async () => {
  const stylesheet = (await (await get('/')).text()).match(/\/_astro\/[\w.-]+\.css/)?.[0] ?? '';
  const answer = await get(stylesheet);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('content-type')).toContain('text/css');
});

describe('an address', () => {
  it('that leads nowhere shows a page that says so', async () => {
    const answer = await get('/nothing-here');
    expect(answer.status).toBe(404);
    expect(await words(answer)).toContain('999');
  });

  it.each([
    ['//guides', '/guides'],
    ['/%67uides', '/guides'],
    ['/guides/', '/guides'],
    ['/guides.html', '/guides'],
    ['//staff', '/staff'],
    ['/%73taff', '/staff'],
    ['//evil.example/%2e%2e', null],
    ['/x/../staff', null],
    ['/x/%2e%2e/staff', null],
    ['/x%2fstaff', null],
    ['/x\\staff', null],
    ['/%ff', null],
    ['/%00', null],
    ['http://evil.example/staff', null],
  ])('%s has one spelling, or none', async (path, moved) => {
    const answer = await rawRequest(
      site.url,
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    expect(Number(answer.slice(9, 12))).toBe(moved ? 308 : 400);
    expect(answer.match(/^location: (.*)\r$/im)?.[1] ?? null).toBe(moved);
  });

  it.each(['/../package.json', '/_astro/../../server/entry.mjs', '/%2e%2e/%2e%2e/etc/passwd'])(
    'does not lead out of the site: %s',
    async (path) => {
      expect(await statusOfPath(site.url, path)).toBe(400);
    },
  );
});

describe('a request that cannot be served', () => {
  it('is told when it is too large', async () => {
    const answer = await get('/training', { method: 'POST', headers: ours, body: 'a'.repeat(1_100_000) });
    expect(answer.status).toBe(413);
    expect(await words(answer)).toContain('too much to send at once');
  });

  it('is told when it is too large without having said so', async () => {
    const chunk = `${(600_000).toString(16)}\r\n${'a'.repeat(600_000)}\r\n`;
    const head = 'POST /training HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await rawRequest(site.url, head + chunk + chunk)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is refused when another site sent it', async () => {
    const headers = { ...ours, 'sec-fetch-site': 'cross-site' };
    expect((await get('/training', { method: 'POST', headers, body: 'a=1' })).status).toBe(403);
  });

  it('is refused when nobody says where it comes from', async () => {
    const headers = { 'content-type': ours['content-type'] };
    expect((await get('/training', { method: 'POST', headers, body: 'a=1' })).status).toBe(403);
  });

  it('is refused when its method is not one that pages know', async () => {
    expect((await get('/training', { method: 'PUT', headers: ours, body: 'a=1' })).status).toBe(405);
  });

  it('is refused when it is not HTTP', async () => {
    expect(await rawRequest(site.url, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('is refused when its headers are endless', async () => {
    const request = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`;
    expect(await rawRequest(site.url, request)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

it('writes a log without private keys or the words people typed', async () => {
  await get('/bookings/a-very-private-key?name=Grace');
  await expect.poll(() => site.output()).toContain('/bookings/');
  expect(site.output()).not.toContain('a-very-private-key');
  expect(site.output()).not.toContain('Grace');
});
