import { describe, expect } from 'vitest';
import { rateLimits } from '#lib/web/limits.ts';
import { test } from '../support/database.ts';

const secret = 'a secret for these tests, long enough for all';
const rules = { booking: { times: 2, seconds: 60 }, finding: { times: 1, seconds: 60 } };

describe('a form', () => {
  test('may be sent so many times from one address, and then says how long to wait', async ({
    aConnection,
  }) => {
    const { allow } = rateLimits(aConnection().sql, secret, rules);
    expect(await allow('booking', '203.0.113.9')).toEqual({ ok: true });
    expect(await allow('booking', '203.0.113.9')).toEqual({ ok: true });
    const refused = await allow('booking', '203.0.113.9');
    expect(refused.ok).toBe(false);
    expect(!refused.ok && refused.retryAfterSeconds).toBeGreaterThan(0);
    expect(!refused.ok && refused.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  test('has its own count, and each address too', async ({ aConnection }) => {
    const { allow } = rateLimits(aConnection().sql, secret, rules);
    await allow('finding', '203.0.113.9');
    expect(await allow('finding', '203.0.113.10')).toEqual({ ok: true });
    expect(await allow('booking', '203.0.113.9')).toEqual({ ok: true });
    expect((await allow('finding', '203.0.113.9')).ok).toBe(false);
  });

  test('is counted for a whole IPv6 network, of which one phone owns every address', async ({
    aConnection,
  }) => {
    const { allow } = rateLimits(aConnection().sql, secret, rules);
    await allow('finding', '2001:db8:0:1::5');
    expect((await allow('finding', '2001:db8::1:ffff:1:2:3')).ok).toBe(false);
    expect((await allow('finding', '2001:db8:0:2::5')).ok).toBe(true);
  });

  test('is counted together by two instances', async ({ aConnection }) => {
    const [one, two] = [aConnection(), aConnection()].map(({ sql }) => rateLimits(sql, secret, rules));
    await one?.allow('finding', '203.0.113.9');
    expect((await two?.allow('finding', '203.0.113.9'))?.ok).toBe(false);
  });

  test('leaves no address behind in the database', async ({ aConnection }) => {
    const { sql } = aConnection();
    await rateLimits(sql, secret, rules).allow('booking', '203.0.113.9');
    const rows = await sql`select key from rate_limit`;
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('203.0.113.9');
  });

  test('goes on being taken when the database is away', async ({ aConnection }) => {
    const { sql, close } = aConnection();
    await close();
    expect(await rateLimits(sql, secret, rules).allow('booking', '203.0.113.9')).toEqual({ ok: true });
  });
});
