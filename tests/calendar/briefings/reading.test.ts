import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { institution } from '#db/schema/institutions.ts';
import { countToRelease, currentBriefings, unbriefedAreas } from '#lib/calendar/briefings/current.ts';
import { findBriefing } from '#lib/calendar/briefings/find.ts';
import { listBriefings } from '#lib/calendar/briefings/list.ts';
import { briefingState } from '#lib/calendar/briefings/state.ts';
import { placesToKnow } from '#lib/institutions/to-know.ts';
import { ukDay } from '#lib/dates.ts';
import { aDraftBriefing, aReleasedBriefing, aWaitingBriefing, aWeek } from '../../support/briefing-makers.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';

const today = ukDay(now);

describe('the briefing in force', () => {
  it('is the one released last for these days; the older one says that it was replaced, and by which', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const older = await aReleasedBriefing(db, author);
    const newer = await aReleasedBriefing(db, author, { at: now.add({ minutes: 5 }) });
    const areas = [await theArea(db)];
    expect((await currentBriefings(db, areas, today)).map(({ id }) => id)).toEqual([newer]);
    const found = await findBriefing(db, author, { id: older, how: 'consult' }, now);
    expect(found!.replacedBy).toBe(newer);
    const past = await listBriefings(db, author, { areas, list: 'past', today }, now);
    expect(past.rows).toMatchObject([{ id: older, isReplaced: true }]);
  });

  it('stays in force until the next one begins', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const older = await aReleasedBriefing(db, author);
    const days = { coversFrom: today.add({ days: 3 }), coversTo: today.add({ days: 9 }) };
    const at = now.add({ minutes: 5 });
    const next = await aReleasedBriefing(db, author, { ...days, destroyOn: today.add({ days: 10 }), at });
    const inForce = async (on: Temporal.PlainDate) =>
      (await currentBriefings(db, [await theArea(db)], on)).map(({ id }) => id);
    expect(await inForce(today)).toEqual([older]);
    expect(await inForce(today.add({ days: 3 }))).toEqual([next]);
    expect(await inForce(today.add({ days: 20 }))).toEqual([]);
  });

  it('is missing in the areas that are told of, those out of date first', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    await aReleasedBriefing(db, author, { slug: 'luton' });
    const areas = [await theArea(db), await theArea(db, 'luton')];
    expect((await unbriefedAreas(db, areas, today)).map(({ slug }) => slug)).toEqual(['bedford']);
    const later = await unbriefedAreas(db, areas, today.add({ days: 30 }));
    expect(later.map(({ slug, lastTo }) => [slug, lastTo?.toString() ?? null])).toEqual([
      ['luton', aWeek.coversTo.toString()],
      ['bedford', null],
    ]);
  });
});

describe('the list of briefings', () => {
  it('is read page by page, the newest days first, and each look is recorded', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const areas = [await theArea(db), await theArea(db, 'luton'), await theArea(db, 'central-bedfordshire')];
    const [first, second, third] = [
      await aReleasedBriefing(db, author),
      await aReleasedBriefing(db, author, { slug: 'luton', coversFrom: today.add({ days: 2 }) }),
      await aReleasedBriefing(db, author, {
        ...{ slug: 'central-bedfordshire', coversFrom: today.add({ days: 1 }) },
      }),
    ];
    const asked = { areas, list: 'current', today } as const;
    const page = await listBriefings(db, author, asked, now, 2);
    expect([page.rows.map(({ id }) => id), page.hasMore]).toEqual([[second, third], true]);
    const rest = await listBriefings(db, author, { ...asked, after: third }, now, 2);
    expect([rest.rows.map(({ id }) => id), rest.hasMore]).toEqual([[first], false]);
    const looks = and(eq(auditLog.entity, 'briefing'), eq(auditLog.operation, 'consult'));
    expect(await db.$count(auditLog, looks)).toBe(2);
  });

  it('tells a supervisor of what waits for their release, and not of what they wrote', async ({ db }) => {
    const author = await anOfficer(db);
    await aWaitingBriefing(db, author);
    await aDraftBriefing(db, author);
    const areas = [await theArea(db)];
    expect(await countToRelease(db, { reader: author.id, areas })).toBe(0);
    expect(await countToRelease(db, { reader: (await anOfficer(db)).id, areas })).toBe(1);
  });
});

it('is waiting, sent back, to come, current, replaced or over', () => {
  const row = { askedAt: null, sentBackWords: null, releasedAt: null, ...aWeek, isReplaced: false };
  const out = { ...row, askedAt: now, releasedAt: now };
  const states = [
    briefingState(row, today),
    briefingState({ ...row, sentBackWords: 'Shorter' }, today),
    briefingState({ ...row, askedAt: now }, today),
    briefingState(out, today.subtract({ days: 1 })),
    briefingState(out, today),
    briefingState({ ...out, isReplaced: true }, today),
    briefingState(out, today.add({ days: 30 })),
  ];
  expect(states).toEqual(['draft', 'sent back', 'waiting', 'to come', 'current', 'replaced', 'over']);
});

it('names who asked us to stay away, and says of them nothing else', async ({ db }) => {
  const areaId = await theArea(db);
  await anInstitution(db, { districtId: areaId, name: 'Open College' });
  const declined = await anInstitution(db, { districtId: areaId, name: 'Quiet Chapel' });
  const paused = await anInstitution(db, { districtId: areaId, name: 'Paused Club' });
  const ended = await anInstitution(db, { districtId: areaId, name: 'Ended Pause' });
  const set = (id: typeof declined.id, given: Partial<typeof institution.$inferInsert>) =>
    db.update(institution).set(given).where(eq(institution.id, id));
  await set(declined.id, { contactState: 'declined' });
  await set(paused.id, { contactState: 'paused', pausedUntil: today.add({ days: 5 }) });
  await set(ended.id, { contactState: 'paused', pausedUntil: today });
  const { places, stayAway, moreStayAway } = await placesToKnow(db, { areas: [areaId], today }, 50);
  const names = places.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Open College', 'Ended Pause']));
  expect(names).not.toEqual(expect.arrayContaining(['Quiet Chapel']));
  expect(stayAway).toEqual(['Paused Club', 'Quiet Chapel']);
  expect(moreStayAway).toBe(false);
  for (let n = 0; n < 24; n++) {
    const { id } = await anInstitution(db, { districtId: areaId, name: `Away ${n}` });
    await set(id, { contactState: 'declined' });
  }
  const many = await placesToKnow(db, { areas: [areaId], today }, 7);
  expect([many.stayAway.length, many.moreStayAway]).toEqual([25, true]);
});
