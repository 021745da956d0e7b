import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { importRow } from '#db/schema/imports.ts';
import { institutionAlias } from '#db/schema/institution-links.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anImport } from '../../support/imports.ts';
import { now } from '../../support/makers.ts';

describe('an institution of a file', () => {
  it('is the one on record that goes by that other name, and the other way round', async ({
    aConnection,
  }) => {
    const connection = aConnection();
    const { db } = connection;
    const districtId = await theArea(db, 'luton');
    const oak = await anInstitution(db, { name: 'Oak Tree Primary School', districtId });
    await db
      .insert(institutionAlias)
      .values({ institutionId: oak, name: 'The Old Mill School', addedAt: now });
    const ash = await anInstitution(db, { name: 'Ash Lane Academy', districtId });
    const lists = anImport(connection);
    const id = await lists.send(
      Buffer.from(
        'Name,Type,District,Other names\nThe Old Mill School,Primary school,Luton,\n' +
          'Ash Academy Trust School,Primary school,Luton,Ash Lane Academy\nBeech School,Primary school,Luton,\n' +
          'The Old Mill School,Primary school,Bedford,\n',
      ),
    );
    await lists.check(id);
    const rows = await db
      .select()
      .from(importRow)
      .where(eq(importRow.importId, id))
      .orderBy(importRow.number);
    expect(rows.map(({ foundBy }) => foundBy)).toEqual(['place', 'place', null, null]);
    expect(rows.slice(0, 2).map(({ institutionId }) => institutionId)).toEqual([oak, ash]);
  });
});
