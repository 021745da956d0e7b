import { describe, expect } from 'vitest';
import { connect } from '#db/client.ts';
import { nextSessions } from '#lib/training/sessions/next.ts';
import { it } from '../support/database.ts';
import { aSession, now } from '../support/makers.ts';

const inDays = (count: number) => now.add({ hours: 24 * count });

describe('the next sessions', () => {
  it('are the first four that can still be booked, with how many there are in all', async ({ db }) => {
    for (const days of [1, 30, 10, 40, 20, 50]) await aSession(db, { startsAt: inDays(days) });
    const { next } = await nextSessions(db, now);
    expect(next?.rows.map(({ startsAt }) => startsAt.toString())).toEqual(
      [10, 20, 30, 40].map((days) => inDays(days).toString()),
    );
    expect(next?.count).toBe(6);
  });

  it('are none when nothing can be booked', async ({ db }) => {
    await aSession(db, { startsAt: inDays(1) });
    expect(await nextSessions(db, now)).toEqual({ next: null });
  });

  it('are unknown, and say why, when the database was never there', async () => {
    const away = connect('postgres://concord@127.0.0.1:1/concord', { max: 1 });
    const { next, failure } = await nextSessions(away.db, now);
    expect(next).toBeNull();
    expect(String(failure)).toContain('Failed query');
    await away.close();
  });
});
