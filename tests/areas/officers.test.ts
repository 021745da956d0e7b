import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { areaOfficer, type AreaPart } from '#db/schema/area-facts.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { areasKeptBy, takeOverAreas } from '#lib/areas/officers/portfolio.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anArea } from '../support/promise-makers.ts';

const name = (db: Db, areaId: AreaId, part: AreaPart, { id }: Officer) =>
  db.insert(areaOfficer).values({ areaId, part, officerId: id, namedAt: now, namedBy: id });

const partsOf = async (db: Db, { id }: Officer) =>
  (await areasKeptBy(db, id)).map(({ name: area, part }) => `${area}: ${part}`);

describe('the areas of somebody who leaves', () => {
  it('go to whoever takes over, in the same part, and the past stays', async ({ db }) => {
    const [supervisor, leaver, taker] = [await anOfficer(db), await anOfficer(db), await anOfficer(db)];
    const [luton, bedford] = [(await anArea(db)).id, (await anArea(db, 'bedford')).id];
    await name(db, luton, 'named', leaver);
    await name(db, bedford, 'deputy', leaver);
    expect(await takeOverAreas(db, supervisor, leaver.id, taker.id, now)).toBe(2);
    expect(await partsOf(db, leaver)).toEqual([]);
    expect(await partsOf(db, taker)).toEqual(['Bedford: deputy', 'Luton: named']);
    const past = and(eq(areaOfficer.officerId, leaver.id), eq(areaOfficer.endedBy, supervisor.id));
    expect(await db.$count(areaOfficer, past)).toBe(2);
  });

  it('leave nobody both named officer and deputy of one area', async ({ db }) => {
    const [supervisor, leaver, taker] = [await anOfficer(db), await anOfficer(db), await anOfficer(db)];
    const [luton, bedford] = [(await anArea(db)).id, (await anArea(db, 'bedford')).id];
    await name(db, luton, 'named', leaver);
    await name(db, luton, 'deputy', taker);
    await name(db, bedford, 'deputy', leaver);
    await name(db, bedford, 'named', taker);
    await takeOverAreas(db, supervisor, leaver.id, taker.id, now);
    expect(await partsOf(db, taker)).toEqual(['Bedford: named', 'Luton: named']);
    expect(await db.$count(areaOfficer, isNull(areaOfficer.endedAt))).toBe(2);
  });
});
