import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { contact } from '#db/schema/contacts.ts';
import { plannedContact } from '#db/schema/planned-contacts.ts';
import { legalHold } from '#db/schema/privacy.ts';
import { ukDay } from '#lib/dates.ts';
import { watchNotices } from '#lib/institutions/contacts/watch-notices.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { purges } from '../../src/purges.ts';
import { aContact } from '../support/contacts.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { aPlan } from '../support/plan-makers.ts';

const later = now.add({ hours: 24 * 500 });

async function aHold(db: Db, given: Partial<typeof legalHold.$inferInsert> = {}) {
  const placedBy = (await anOfficer(db)).id;
  await db.insert(legalHold).values({
    ...{ name: 'Inquiry into the visits of March', reason: 'The coroner has asked for them.' },
    ...{ rules: ['planned_contact'], endsOn: ukDay(later).add({ days: 30 }), placedAt: now, placedBy },
    ...given,
  });
}

describe('a legal hold', () => {
  it('stops what is due from going, rule by rule', async ({ db }) => {
    const { id } = await aPlan(db);
    await aHold(db);
    expect((await runPurges(db, purges, later))['planned_contact']).toBeUndefined();
    expect(await db.$count(plannedContact, eq(plannedContact.id, id))).toBe(1);
  });

  it('leaves other rules to run', async ({ db }) => {
    await aPlan(db);
    await aHold(db, { rules: ['engagement'] });
    expect(await runPurges(db, purges, later)).toMatchObject({ planned_contact: 1 });
  });

  it('stops everything where it names no rule', async ({ db }) => {
    await aHold(db, { rules: [] });
    expect(await runPurges(db, purges, later)).toEqual({});
  });

  it('ends by itself on its last day, or when it is lifted', async ({ db }) => {
    await aPlan(db);
    await aHold(db, { endsOn: ukDay(later).subtract({ days: 1 }) });
    const liftedBy = (await anOfficer(db)).id;
    await aHold(db, { liftedAt: now, liftedBy });
    expect(await runPurges(db, purges, later)).toMatchObject({ planned_contact: 1 });
  });

  it('keeps also a contact whom nobody told, until it ends', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await aContact(db, officer);
    await aHold(db, { rules: ['contact'] });
    const over = now.add({ hours: 24 * 40 });
    expect((await watchNotices(db, over)).contacts).toBe(0);
    await db.update(legalHold).set({ liftedAt: over, liftedBy: officer.id });
    expect((await watchNotices(db, over)).contacts).toBe(1);
    const [row] = await db.select().from(contact).where(eq(contact.id, id));
    expect(row!.erasedAt).not.toBeNull();
  });
});
