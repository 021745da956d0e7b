import { eq, isNotNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { institution } from '#db/schema/institutions.ts';
import { institutionAlias } from '#db/schema/institution-links.ts';
import { becoming } from '#lib/institutions/imports/count.ts';
import { anImport } from '../../support/imports.ts';
import { it } from '../../support/database.ts';
import { describeWithData, sharedFile } from '../../support/real-files.ts';

const settings = {
  kinds: { 'Combined authority': 'unitary_council', 'Strategic Regional Authority': 'unitary_council' },
};
const councils = () => sharedFile('institutions/local-authorities.csv');

describeWithData('the real councils of the United Kingdom', () => {
  it('come in clean, each once, where their codes say and with what else they are called', async ({
    aConnection,
  }) => {
    const connection = aConnection();
    const councilImport = anImport(connection, { settings });
    const id = await councilImport.send(councils());
    const { mapping, readAs } = await councilImport.find(id);
    expect(readAs).toBe('CSV in UTF-8, its cells parted by commas');
    expect(mapping).toEqual({
      name: 'official-name',
      kind: 'local-authority-type-name',
      district: 'gss-code',
      aliases: 'alt-names',
      opensOn: 'start-date',
      closedOn: 'end-date',
    });
    await councilImport.check(id);
    const checked = await councilImport.find(id);
    expect(checked).toMatchObject({ state: 'preview', rowsAll: 470, unknownKinds: {} });
    expect(becoming(checked.counts, 'create')).toBe(470);
    await councilImport.write(id);
    const { db } = connection;
    const made = await db.select().from(institution);
    expect(made).toHaveLength(470);
    const [bedford] = await db
      .select({ district: area.name, typeCode: institution.typeCode, id: institution.id })
      .from(institution)
      .innerJoin(area, eq(area.id, institution.districtId))
      .where(eq(institution.name, 'Bedford Borough Council'));
    expect(bedford).toMatchObject({ district: 'Bedford', typeCode: 'unitary_council' });
    const closed = await db.select().from(institution).where(isNotNull(institution.closedOn));
    expect(closed).toHaveLength(73);
    expect(made.filter(({ districtId }) => districtId)).toHaveLength(109);
    expect((await db.select().from(institutionAlias)).length).toBeGreaterThan(470);
  });

  it('add nothing when they are sent again, nor does the list of those to come', async ({ aConnection }) => {
    const connection = aConnection();
    const again = anImport(connection, { settings });
    const first = await again.send(councils());
    await again.check(first);
    await again.write(first);
    for (const file of ['local-authorities', 'local-authorities-future']) {
      const id = await again.send(sharedFile(`institutions/${file}.csv`));
      await again.check(id);
      const { counts } = await again.find(id);
      expect(becoming(counts, 'create')).toBe(0);
      expect(becoming(counts, 'refused')).toBe(0);
    }
  });
});
