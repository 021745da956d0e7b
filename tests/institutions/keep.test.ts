import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { institutionAlias, institutionOwner, institutionStanding } from '#db/schema/institution-links.ts';
import { institution, site } from '#db/schema/institutions.ts';
import { officer as account } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { addInstitution } from '#lib/institutions/add.ts';
import { closeInstitution } from '#lib/institutions/close.ts';
import { editInstitution } from '#lib/institutions/edit.ts';
import { readIdentifier } from '#lib/institutions/identifiers.ts';
import { readLanguages } from '#lib/institutions/languages.ts';
import { ownersFor } from '#lib/institutions/owners/choices.ts';
import { nameOwner } from '#lib/institutions/owners/name-owner.ts';
import { addSite, closeSite, editSite } from '#lib/institutions/sites/write.ts';
import { it } from '../support/database.ts';
import { details } from '../support/institution-details.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anInstitution } from '../support/partner-makers.ts';

const today = ukDay(now);
const value = <T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

describe('an institution', () => {
  it('is added with its other names and a first standing, and the log says by whom', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = value(await addInstitution(db, officer, details, now));
    expect(await db.select({ name: institutionAlias.name }).from(institutionAlias)).toEqual([
      { name: 'Bedford Tech' },
    ]);
    const [first] = await db.select().from(institutionStanding);
    expect(first).toMatchObject({ institutionId: id, strength: 0, tier: 'D', by: officer.id });
    const [entry] = await db.select().from(auditLog);
    expect(entry).toMatchObject({ entity: 'institution', operation: 'collect', entityIds: [id] });
  });

  it('is not added under a number that another bears, and says which number', async ({ db }) => {
    const officer = await anOfficer(db);
    await anInstitution(db, { urn: '912374' });
    const again = await addInstitution(db, officer, details, now);
    expect(again).toEqual({ ok: false, reason: 'urn taken' });
    expect(await db.$count(institution)).toBe(1);
  });

  it('keeps what was saved meanwhile when a stale form comes', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = value(await addInstitution(db, officer, details, now));
    const seen = { id, sequence: 0 };
    value(await editInstitution(db, officer, seen, { ...details, postcode: 'MK40 1AA', aliases: [] }, now));
    const stale = await editInstitution(db, officer, seen, { ...details, name: 'Other' }, now);
    expect(stale).toEqual({ ok: false, reason: 'changed meanwhile' });
    const [kept] = await db.select().from(institution).where(eq(institution.id, id));
    expect(kept).toMatchObject({ name: 'Ousebank College', postcode: 'MK40 1AA', sequence: 1 });
    expect(await db.$count(institutionAlias)).toBe(0);
  });

  it('closes on a day and opens again', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = value(await addInstitution(db, officer, details, now));
    value(await closeInstitution(db, officer, { id, sequence: 0 }, today, now));
    value(await closeInstitution(db, officer, { id, sequence: 1 }, null, now));
    const [row] = await db.select().from(institution).where(eq(institution.id, id));
    expect(row).toMatchObject({ closedOn: null, sequence: 2 });
  });
});

describe('who looks after institutions', () => {
  it('is named for several at once, and whoever did before stays in the history', async ({ db }) => {
    const [one, other] = [await anOfficer(db), await anOfficer(db)];
    const made = [await anInstitution(db), await anInstitution(db)];
    const institutionIds = made.map(({ id }) => id);
    const naming = { institutionIds, part: 'owner', officerId: one.id } as const;
    expect(await nameOwner(db, one, naming, now)).toEqual({ ok: true, value: { changed: 2 } });
    expect(await nameOwner(db, one, naming, now)).toEqual({ ok: true, value: { changed: 0 } });
    const next = { ...naming, institutionIds: [made[0]!.id], officerId: other.id };
    value(await nameOwner(db, one, next, now));
    const rows = await db
      .select()
      .from(institutionOwner)
      .where(eq(institutionOwner.institutionId, made[0]!.id));
    expect(rows.map(({ officerId, endedAt }) => [officerId, endedAt !== null])).toEqual(
      expect.arrayContaining([
        [one.id, true],
        [other.id, false],
      ]),
    );
  });

  it('is never owner and deputy of one, nor somebody whose account is closed', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anInstitution(db);
    const naming = { institutionIds: [id], officerId: officer.id };
    value(await nameOwner(db, officer, { ...naming, part: 'deputy' }, now));
    value(await nameOwner(db, officer, { ...naming, part: 'owner' }, now));
    const open = (await db.select().from(institutionOwner)).filter(({ endedAt }) => !endedAt);
    expect(open.map(({ part }) => part)).toEqual(['owner']);
    const gone = await anOfficer(db);
    await db.update(account).set({ deactivatedAt: now }).where(eq(account.id, gone.id));
    const refused = await nameOwner(db, officer, { ...naming, part: 'owner', officerId: gone.id }, now);
    expect(refused).toEqual({ ok: false, reason: 'no such officer' });
    expect((await ownersFor(db, [], now)).map((each) => each.id)).not.toContain(gone.id);
  });

  it('is offered only where their role reaches', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const own = officer.grants[0]!.areaId;
    const [elsewhere] = await db.execute<{ id: typeof own }>("select id from area where slug = 'colchester'");
    expect((await ownersFor(db, [own], now)).map(({ id }) => id)).toContain(officer.id);
    expect((await ownersFor(db, [own, elsewhere!.id], now)).map(({ id }) => id)).not.toContain(officer.id);
  });
});

describe('a site', () => {
  it('is added, changed, closed, and not written over by a stale form', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id: institutionId } = await anInstitution(db);
    const districtId = officer.grants[0]!.areaId;
    const facts = {
      ...{ name: 'Main hall', street: '1 Mill Lane', town: 'Bedford', postcode: 'MK40 9EW', districtId },
      ...{ stepFree: true, hearingLoop: false, accessibleToilet: true, parking: 'None', accessNotes: null },
      ...{ latitude: null, longitude: null, precision: null, wardId: null, neighbourhoodId: null },
    };
    const siteId = value(await addSite(db, officer, institutionId, facts, now));
    const seen = { institutionId, siteId, sequence: 0 };
    value(await editSite(db, officer, seen, { ...facts, hearingLoop: true }, now));
    const stale = await editSite(db, officer, seen, facts, now);
    expect(stale).toEqual({ ok: false, reason: 'changed meanwhile' });
    value(await closeSite(db, officer, { ...seen, sequence: 1 }, today, now));
    const [row] = await db.select().from(site);
    expect(row).toMatchObject({ hearingLoop: true, closedOn: today, sequence: 2 });
    const other = await anInstitution(db);
    const stranger = await editSite(db, officer, { ...seen, institutionId: other.id }, facts, now);
    expect(stranger).toEqual({ ok: false, reason: 'no such site' });
  });
});

describe('what is typed', () => {
  it('is a number only as its register writes it', () => {
    expect(readIdentifier('urn', ' 912 374 ')).toBe('912374');
    expect(readIdentifier('urn', '012374')).toBeNull();
    expect(readIdentifier('odsCode', 'r9m')).toBe('R9M');
    expect(readIdentifier('odsCode', '123')).toBeNull();
    expect(readIdentifier('charityNumber', 'SC012345')).toBe('SC012345');
    expect(readIdentifier('charityNumber', '12345')).toBeNull();
    expect(readIdentifier('companyNumber', '1234567')).toBe('01234567');
    expect(readIdentifier('companyNumber', 'OC301234')).toBe('OC301234');
  });

  it('is a list of languages, each once, or nothing at all', () => {
    expect(readLanguages('english, punjabi;\nEnglish')).toEqual(['English', 'Punjabi']);
    expect(readLanguages('Norwegian Bokmål, Gàidhlig')).toEqual(['Norwegian Bokmål', 'Gàidhlig']);
    expect(readLanguages('English, 07700 900123')).toBeNull();
  });
});
