import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { institutionStanding } from '#db/schema/institution-links.ts';
import { institution } from '#db/schema/institutions.ts';
import { addInstitution } from '#lib/institutions/add.ts';
import { corner } from '#lib/institutions/corners.ts';
import { changeStanding, type Standing } from '#lib/institutions/standing/change.ts';
import { strengthSince } from '#lib/institutions/standing/history.ts';
import { contactDue, inTimeFrom, touch } from '#lib/institutions/touch.ts';
import { it } from '../support/database.ts';
import { details } from '../support/institution-details.ts';
import { anOfficer, now } from '../support/makers.ts';

const standing: Standing = {
  ...{ strength: 3, tier: 'B', reach: 4, relevance: 5, contactState: 'open', pausedUntil: null },
};
const value = <T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

describe('standing', () => {
  it('is kept as it was each time it changes', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = value(await addInstitution(db, officer, details, now));
    value(await changeStanding(db, officer, { id, sequence: 0 }, { ...standing, reason: null }, now));
    const same = await changeStanding(db, officer, { id, sequence: 1 }, { ...standing, reason: null }, now);
    expect(same).toEqual({ ok: false, reason: 'nothing changed' });
    expect(await db.$count(institutionStanding)).toBe(2);
  });

  it('never changes whether they may be contacted without a reason', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = value(await addInstitution(db, officer, details, now));
    const declined = { ...standing, contactState: 'declined' as const };
    const silent = await changeStanding(db, officer, { id, sequence: 0 }, { ...declined, reason: null }, now);
    expect(silent).toEqual({ ok: false, reason: 'no reason' });
    const reason = 'The committee asked for it.';
    value(await changeStanding(db, officer, { id, sequence: 0 }, { ...declined, reason }, now));
    const [row] = await db.select().from(institution).where(eq(institution.id, id));
    expect(row?.contactState).toBe('declined');
  });

  it('is overdue a day after its tier says, never while contact is paused or on request', () => {
    const lastContactAt = Temporal.Instant.from('2026-08-20T10:00:00Z');
    const of = { tier: 'A', contactState: 'open', pausedUntil: null, lastContactAt } as const;
    expect(contactDue(of)?.toString()).toBe('2026-11-20');
    const on = (day: string) => Temporal.PlainDate.from(day);
    expect(touch(of, on('2026-11-20'))).toBe('in_touch');
    expect(touch(of, on('2026-11-21'))).toBe('overdue');
    expect(touch({ ...of, tier: 'D' }, on('2036-11-21'))).toBe('in_touch');
    const paused = { ...of, contactState: 'paused', pausedUntil: on('2026-12-01') } as const;
    expect(touch(paused, on('2026-11-30'))).toBe('not_now');
    expect(touch(paused, on('2026-12-01'))).toBe('overdue');
    expect(touch({ ...of, lastContactAt: null }, on('2026-11-21'))).toBe('none_yet');
  });

  it('is overdue by the same day whether one row is asked or a hundred thousand', () => {
    const day = fc
      .integer({ min: 0, max: 1500 })
      .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }));
    fc.assert(
      fc.property(fc.constantFrom('A', 'B', 'C', 'D'), day, day, (tier, on, today) => {
        const lastContactAt = on.toZonedDateTime('Europe/London').add({ hours: 10 }).toInstant();
        const asked = touch({ tier, contactState: 'open', pausedUntil: null, lastContactAt }, today);
        const from = inTimeFrom(tier, today);
        const isLate = from !== null && Temporal.Instant.compare(lastContactAt, from) < 0;
        expect(isLate).toBe(asked === 'overdue');
      }),
    );
  });

  it('says since when the strength is what it is, and what it was', () => {
    const at = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
    const stood = [
      { strength: 3, at: at('2026-11-01') },
      { strength: 3, at: at('2026-09-01') },
      { strength: 1, at: at('2026-05-01') },
    ];
    expect(strengthSince(stood)).toEqual({ at: at('2026-09-01'), before: 1 });
    expect(strengthSince(stood.slice(0, 2))).toBeNull();
    expect(strengthSince([])).toBeNull();
  });

  it('puts every pair of scores into one corner', () => {
    const score = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(score, score, (reach, relevance) => {
        const [wide, near] = [reach >= 4, relevance >= 4];
        const expected = near
          ? wide
            ? 'work_closely'
            : 'keep_informed'
          : wide
            ? 'keep_satisfied'
            : 'light_touch';
        expect(corner(reach, relevance)).toBe(expected);
      }),
    );
    expect(corner(null, 5)).toBeNull();
  });
});
