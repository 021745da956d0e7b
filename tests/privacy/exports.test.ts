import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { dataExport } from '#db/schema/searches.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { approveExport, refuseExport } from '#lib/privacy/exports/decide.ts';
import { exportPurge } from '#lib/privacy/exports/purge.ts';
import { type Listing, takeExport } from '#lib/privacy/exports/take.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anExport } from '../support/search-makers.ts';

const one: Listing = {
  entity: 'contact',
  ids: ['a'],
  fields: ['name'],
  columns: ['Name'],
  rows: [['Sarah']],
};
const read = () => Promise.resolve(one);
const days = (count: number) => now.add({ hours: 24 * count });

describe('a list with people in it', () => {
  it('leaves only when somebody else has agreed, and is then a disclosure with its reason', async ({
    db,
  }) => {
    const [asker, other] = [await anOfficer(db), await anOfficer(db, 'dpo')];
    const id = await anExport(db, asker);
    expect(await takeExport(db, asker, id, read, now)).toEqual({ ok: false, reason: 'not ready' });
    expect(await approveExport(db, asker, id, now)).toEqual({ ok: false, reason: 'own request' });
    expect(await approveExport(db, other, id, now)).toMatchObject({ ok: true });
    expect(await takeExport(db, asker, id, read, now)).toMatchObject({ ok: true, value: { listing: one } });
    const [entry] = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.actorId, asker.id), eq(auditLog.operation, 'disclose')));
    expect(entry).toMatchObject({
      entity: 'contact',
      entityIds: ['a'],
      reason: 'To plan the visits of spring',
      recipient: 'The Luton team',
    });
    const [row] = await db.select().from(dataExport).where(eq(dataExport.id, id));
    expect(row).toMatchObject({ records: 1, fetchedAt: now });
  });

  it('cannot be agreed to by whoever asked even past the page: the database refuses it', async ({ db }) => {
    const asker = await anOfficer(db);
    const id = await anExport(db, asker);
    const own = { approvedAt: now, approvedBy: asker.id };
    await expect(db.update(dataExport).set(own).where(eq(dataExport.id, id))).rejects.toThrow();
  });

  it('is decided once', async ({ db }) => {
    const [asker, other] = [await anOfficer(db), await anOfficer(db)];
    const id = await anExport(db, asker);
    expect(await refuseExport(db, other, id, 'Visits need no addresses', now)).toMatchObject({ ok: true });
    expect(await approveExport(db, other, id, now)).toEqual({ ok: false, reason: 'not waiting' });
    expect(await takeExport(db, asker, id, read, now)).toEqual({ ok: false, reason: 'not ready' });
  });

  it('goes to nobody but whoever asked', async ({ db }) => {
    const [asker, other] = [await anOfficer(db), await anOfficer(db)];
    const id = await anExport(db, asker);
    await approveExport(db, other, id, now);
    expect(await takeExport(db, other, id, read, now)).toEqual({ ok: false, reason: 'no such export' });
  });

  it('can be agreed to for a fortnight, and fetched for a week from then', async ({ db }) => {
    const [asker, other] = [await anOfficer(db), await anOfficer(db)];
    const late = await anExport(db, asker);
    expect(await approveExport(db, other, late, days(14))).toEqual({ ok: false, reason: 'not waiting' });
    const id = await anExport(db, asker);
    await approveExport(db, other, id, days(13));
    expect(await takeExport(db, asker, id, read, days(19))).toMatchObject({ ok: true });
    expect(await takeExport(db, asker, id, read, days(20))).toEqual({ ok: false, reason: 'not ready' });
  });
});

describe('a list of bodies', () => {
  it('can be fetched at once, for a week, and what is recorded of it goes after six years', async ({
    db,
  }) => {
    const asker = await anOfficer(db);
    const id = await anExport(db, asker, { page: 'institutions', holdsPeople: false });
    expect(await takeExport(db, asker, id, read, days(6))).toMatchObject({ ok: true });
    expect(await takeExport(db, asker, id, read, days(7))).toEqual({ ok: false, reason: 'not ready' });
    expect(await runPurges(db, [exportPurge], days(6 * 365))).toMatchObject({ data_export: 0 });
    expect(await runPurges(db, [exportPurge], days(6 * 366))).toMatchObject({ data_export: 1 });
  });
});
