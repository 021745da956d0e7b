import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { type LinkKind, relationship } from '#db/schema/institution-links.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { relationshipsAround } from '#lib/institutions/relationships/around.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anInstitution } from '../support/partner-makers.ts';

type Pair = { from: InstitutionId; to: InstitutionId; kind?: LinkKind; isOver?: boolean };

const aTie = (db: Db, by: Officer, { from, to, kind = 'partner_of', isOver }: Pair) =>
  db.insert(relationship).values({
    ...{ institutionId: from, otherInstitutionId: to, kind, recordedAt: now, recordedBy: by.id },
    ...(isOver && { toOn: ukDay(now), endedBy: by.id }),
  });

/** A chain of institutions, each the partner of the next. */
async function aChain(db: Db, by: Officer, length: number): Promise<InstitutionId[]> {
  const ids: InstitutionId[] = [];
  for (let n = 0; n < length; n += 1) ids.push((await anInstitution(db)).id);
  for (const [index, to] of ids.slice(1).entries()) await aTie(db, by, { from: ids[index]!, to });
  return ids;
}

describe('what institutions have to do with each other', () => {
  it('is walked from either side, one or two steps and no further', async ({ db }) => {
    const ids = await aChain(db, await anOfficer(db), 5);
    const stepsOf = async (start: InstitutionId, steps: 1 | 2) => {
      const { nodes } = await relationshipsAround(db, [start], steps);
      return new Map(nodes.map(({ id, steps: away }) => [id, away]));
    };
    expect(await stepsOf(ids[0]!, 2)).toEqual(
      new Map([
        [ids[0], 0],
        [ids[1], 1],
        [ids[2], 2],
      ]),
    );
    expect((await stepsOf(ids[2]!, 1)).size).toBe(3);
    expect((await stepsOf(ids[2]!, 2)).size).toBe(5);
  });

  it('leaves out what ended, and says how every tie reads', async ({ db }) => {
    const officer = await anOfficer(db);
    const [school, trust, former] = [
      await anInstitution(db),
      await anInstitution(db),
      await anInstitution(db),
    ];
    await aTie(db, officer, { from: school.id, to: trust.id, kind: 'parent' });
    await aTie(db, officer, { from: school.id, to: former.id, isOver: true });
    const { nodes, ties, more } = await relationshipsAround(db, [trust.id], 2);
    expect([nodes.length, more]).toEqual([2, 0]);
    expect(ties).toEqual([{ from: school.id, to: trust.id, kind: 'parent' }]);
  });

  it('shows the nearest of very many, and says how many more there are', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id: trust } = await anInstitution(db);
    for (let n = 0; n < 12; n += 1)
      await aTie(db, officer, { from: (await anInstitution(db)).id, to: trust, kind: 'parent' });
    const { nodes, ties, more } = await relationshipsAround(db, [trust], 2, 5);
    expect([nodes.length, ties.length, more]).toEqual([5, 4, 8]);
    expect(nodes[0]?.id).toBe(trust);
  });
});
