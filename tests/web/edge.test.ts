import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress } from '#lib/web/client-address.ts';
import { isDatabaseDown } from '#lib/web/database-down.ts';
import { answerFailure, describeFailure } from '#lib/web/failure.ts';
import { BadRequest } from '#lib/web/bad-request.ts';
import { securityHeaders } from '#lib/web/headers.ts';
import { isOurOwn } from '#lib/web/origin.ts';
import { absolute, paths, withQuery } from '#lib/web/paths.ts';
import { readAddress } from '../../src/server/address.ts';
import { preferredCoding } from '../../src/server/compression.ts';

const publicUrl = new URL('https://concord.example');

describe('a form is our own', () => {
  const sent = (headers: Record<string, string>, method = 'POST') =>
    isOurOwn({ method, headers: new Headers(headers) }, publicUrl);

  it('when the browser says that our page sent it, whatever proxy stands between', () => {
    expect(sent({ 'sec-fetch-site': 'same-origin', origin: 'https://concord.example' })).toBe(true);
    expect(sent({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  });

  it('when an older browser names our public address', () => {
    expect(sent({ origin: 'https://concord.example' })).toBe(true);
  });

  it.each([
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'http://concord.example' },
    { origin: 'https://concord.example.evil.example' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://concord.example' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { host: 'concord.example', referer: 'https://concord.example/' },
  ])('but not with %o', (headers) => {
    expect(sent(headers as Record<string, string>)).toBe(false);
  });

  it('is not asked of a page that is only read', () => {
    expect(sent({ 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(true);
  });
});

describe('the address of a sender', () => {
  it('is the other end of the connection when no proxy is trusted', () => {
    expect(clientAddress('10.0.0.1', '203.0.113.9', 0)).toBe('10.0.0.1');
  });

  it('is what our own proxy heard, not what the sender invented', () => {
    expect(clientAddress('10.0.0.1', '198.51.100.1, 203.0.113.9', 1)).toBe('203.0.113.9');
    expect(clientAddress('10.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.2', 2)).toBe('203.0.113.9');
  });

  it('is the connection where the header is missing, short or nonsense', () => {
    expect(clientAddress('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', '203.0.113.9', 2)).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', 'unknown', 1)).toBe('10.0.0.1');
  });

  it('is written one way when it is IPv4 inside IPv6', () => {
    expect(clientAddress('::ffff:203.0.113.9', undefined, 0)).toBe('203.0.113.9');
  });
});

describe('an address of the site', () => {
  it('is read alike however often it is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readAddress(`/${text}`);
        if (typeof read === 'string') return;
        const once = 'path' in read ? read.path + read.query : read.moved;
        expect(readAddress(once)).toEqual({
          path: once.split('?', 1)[0],
          query: once.slice(once.split('?', 1)[0]?.length),
        });
      }),
    );
  });

  it('never leads to another site', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[/\\.a%25eE2fF:@?]{0,12}$/), (text) => {
        const read = readAddress(`/${text}`);
        if (typeof read === 'string' || !('moved' in read)) return;
        expect(new URL(read.moved, publicUrl).origin).toBe(publicUrl.origin);
      }),
    );
  });

  it('keeps what is odd in a key out of the path', () => {
    expect(paths.booking('../staff?a=b')).toBe('/bookings/..%2Fstaff%3Fa%3Db');
  });

  it('is whole in a mail, and leaves out of its query what is empty', () => {
    expect(absolute(publicUrl, paths.session('CN-1'))).toBe('https://concord.example/training/sessions/CN-1');
    expect(withQuery(paths.training, { mode: 'online', page: 2, district: '', from: undefined })).toBe(
      '/training?mode=online&page=2',
    );
  });
});

describe('a failure', () => {
  const coded = (code: string) => Object.assign(new Error('connect to 10.0.0.5'), { code });

  it.each(['ECONNREFUSED', 'CONNECT_TIMEOUT', 'CONNECTION_CLOSED', '57P01', '57P03', '08006'])(
    'with %s means that the database is away, also inside another',
    (code) => {
      expect(isDatabaseDown(coded(code))).toBe(true);
      expect(isDatabaseDown(new Error('query', { cause: coded(code) }))).toBe(true);
    },
  );

  it.each(['23505', '42P01', '55P03'])('with %s does not', (code) => {
    expect(isDatabaseDown(coded(code))).toBe(false);
  });

  it('is answered by what it means', () => {
    const statuses = [coded('57P01'), new BadRequest(413, 'large'), new Error('any')].map(
      (error) => answerFailure(error, 'id').status,
    );
    expect(statuses).toEqual([503, 413, 500]);
  });

  it('is logged without its words, which may be those somebody typed', () => {
    const cause = Object.assign(new Error('invalid input syntax: "Grace"'), { code: '22P02' });
    const described = JSON.stringify(describeFailure(new Error('Failed query: Grace', { cause })));
    expect(described).not.toContain('Grace');
    expect(described).toContain('22P02');
  });
});

describe('the headers of every answer', () => {
  it('ask for TLS for good only where the public comes by TLS', () => {
    expect(securityHeaders(true)['Strict-Transport-Security']).toContain('max-age');
    expect(securityHeaders(false)['Strict-Transport-Security']).toBeUndefined();
  });

  it('allow nothing unsafe and nothing from elsewhere', () => {
    const policy = securityHeaders(true)['Content-Security-Policy'];
    expect(policy).not.toMatch(/unsafe|data:|\*|https?:\/\//);
    expect(policy).toContain("default-src 'self'");
  });
});

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.0, gzip;q=0', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
])('a browser that accepts %s gets %s', (accepted, coding) => {
  expect(preferredCoding(accepted)).toBe(coding);
});
