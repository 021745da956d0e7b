import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { eventAnswer, eventRegistration, eventTally } from '#db/schema/registrations.ts';
import { cancelRegistration } from '#lib/calendar/registrations/cancel.ts';
import { eventAnswerPurge, registrationPurge } from '#lib/calendar/registrations/purge.ts';
import { joinQueue, register } from '#lib/calendar/registrations/register.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { anOpenEvent, aParty, aQuestion } from '../../support/registration-makers.ts';
import { anyone, now } from '../../support/makers.ts';
import { it } from '../../support/database.ts';

const purges = [eventAnswerPurge, registrationPurge];
const days = (count: number) => ({ hours: 24 * count });

describe('registrations for an event', () => {
  it('are erased 30 days after it, and a tally stays', async ({ db }) => {
    const { id, endsAt } = await anOpenEvent(db, { capacity: 7 });
    const gone = await register(db, anyone, aParty(id, { size: 1 }), now);
    if (gone.ok) await cancelRegistration(db, anyone, gone.value.id, now);
    await register(db, anyone, aParty(id, { size: 3 }), now);
    await register(db, anyone, aParty(id, { size: 2, email: null }), now);
    await joinQueue(db, anyone, aParty(id, { size: 4 }), now);
    await runPurges(db, purges, endsAt.add(days(29)));
    expect(await db.$count(eventRegistration)).toBe(4);
    await runPurges(db, purges, endsAt.add(days(31)));
    expect(await db.$count(eventRegistration)).toBe(0);
    const tally = { registrations: 2, heads: 5, unnamedHeads: 2, waited: 1 };
    expect((await db.select().from(eventTally))[0]).toMatchObject({ eventId: id, ...tally });
    const erased = await db.select().from(auditLog).where(eq(auditLog.actorKind, 'system'));
    expect(erased.map(({ operation, records }) => [operation, records])).toContainEqual(['erase', 4]);
  });

  it('lose each answer on its own day, before the rest goes', async ({ db }) => {
    const { id, endsAt } = await anOpenEvent(db);
    const soon = await aQuestion(db, id, { keepDays: 0 });
    const long = await aQuestion(db, id, { keepDays: 14, position: 2 });
    const answers = [soon, long].map((one) => ({ questionId: one.id, answer: 'Yes' }));
    await register(db, anyone, aParty(id, { answers }), now);
    const left = async () => (await db.select().from(eventAnswer)).map(({ questionId }) => questionId);
    await runPurges(db, purges, endsAt);
    expect(await left()).toHaveLength(2);
    await runPurges(db, purges, endsAt.add(days(1)));
    expect(await left()).toEqual([long.id]);
    await runPurges(db, purges, endsAt.add(days(14)));
    expect(await left()).toEqual([]);
    expect(await db.$count(eventRegistration)).toBe(1);
  });
});
