import { describe, expect } from 'vitest';
import { readYear } from '#lib/reports/published-year.ts';
import { replyToEnquiry } from '#lib/enquiries/reply.ts';
import { it } from '../support/database.ts';
import { anAttendance, anInstitution } from '../support/duty.ts';
import { anEnquiry, seenEnquiry } from '../support/enquiry-makers.ts';
import { aPublishedEvent } from '../support/event-makers.ts';
import { anOfficer, aSession, now } from '../support/makers.ts';

const instant = (text: string) => Temporal.Instant.from(text);

describe('what the home page tells of the year', () => {
  it('counts the last four whole quarters, to the hour', async ({ db }) => {
    const school = await anInstitution(db);
    const first = await aSession(db, { startsAt: instant('2025-09-30T23:00:00Z'), addedAt: now });
    const before = await aSession(db, { startsAt: instant('2025-09-30T22:59:00Z'), addedAt: now });
    const after = await aSession(db, { startsAt: instant('2026-09-30T23:00:00Z'), addedAt: now });
    for (const { id: sessionId } of [first, before, after])
      await anAttendance(db, school, { sessionId, state: 'present' });
    await anAttendance(db, school, { sessionId: first.id, state: 'absent' });
    expect(await readYear(db, now)).toMatchObject({ sessions: 1, people: 1, events: 0, replyDays: null });
  });

  it('leaves out what was cancelled, and events that the public never saw', async ({ db }) => {
    const startsAt = instant('2026-06-10T10:00:00Z');
    const cancelled = { cancelledAt: now, cancelReason: 'The trainer is ill' };
    await aSession(db, { startsAt, ...cancelled });
    await aPublishedEvent(db, { startsAt });
    await aPublishedEvent(db, { startsAt, ...cancelled });
    await aPublishedEvent(db, { startsAt, visibility: 'staff' });
    expect(await readYear(db, now)).toMatchObject({ sessions: 0, events: 1 });
  });

  it('names the quarters by their first and last day', async ({ db }) => {
    const { from, until } = await readYear(db, now);
    expect(`${from} ${until}`).toBe('2025-10-01 2026-09-30');
  });

  it('tells within how many working days half of the answers came, from ten on', async ({ db }) => {
    const officer = await anOfficer(db);
    const monday = instant('2026-11-16T09:00:00Z');
    const answer = async (hours: number) => {
      const id = await anEnquiry(db, { at: monday });
      const reply = { words: 'Thank you for asking.', token: crypto.randomUUID(), closes: false };
      const sent = await replyToEnquiry(
        db,
        officer,
        { ...(await seenEnquiry(db, id)), reply },
        monday.add({ hours }),
      );
      expect(sent.ok).toBe(true);
    };
    for (let n = 0; n < 9; n++) await answer(n < 5 ? 30 : 71);
    expect((await readYear(db, now)).replyDays).toBeNull();
    await answer(47);
    expect((await readYear(db, now)).replyDays).toBe(2);
  });
});
