import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { blanks, prepared } from '#db/prepared.ts';
import { institutionType, sector } from '#db/schema/institutions.ts';
import { together } from '#db/together.ts';
import { it } from '../support/database.ts';

const schools = (db: Db) =>
  db
    .select({ label: institutionType.label })
    .from(institutionType)
    .where(eq(institutionType.sectorCode, 'x'));

it('plans a statement once for a connection, also inside transactions', async ({ aConnection }) => {
  const { db } = aConnection({ max: 1 });
  await schools(db);
  await db.transaction(async (tx) => {
    await schools(tx);
    await tx.transaction(async (inner) => schools(inner));
  });
  const plans = await db.execute<{ calls: number }>(sql`
    select (generic_plans + custom_plans)::int as calls from pg_prepared_statements
    where statement like '%"institution_type"%"sector_code" = $1'`);
  expect([...plans]).toEqual([{ calls: 3 }]);
});

const newSector = prepared((db) =>
  db
    .insert(sector)
    .values(blanks('code', 'label', 'position'))
    .prepare('s'),
);
const newType = prepared((db) =>
  db
    .insert(institutionType)
    .values(blanks('code', 'label', 'sectorCode', 'position', 'hasPreventDuty'))
    .prepare('t'),
);

const lighthouse = { code: 'lighthouse', label: 'Lighthouse', position: 900, hasPreventDuty: false };

it('sends statements in the order in which they are asked for', async ({ db }) => {
  const type = { ...lighthouse, sectorCode: 'sea' };
  await together([
    newSector(db).execute({ code: 'sea', label: 'The sea', position: 900 }),
    newType(db).execute(type),
  ]);
  expect(await db.select().from(institutionType).where(eq(institutionType.sectorCode, 'sea'))).toEqual([
    type,
  ]);
});

it('says of statements that went together what the first failure was', async ({ db }) => {
  const attempt = db.transaction((tx) =>
    together([
      newSector(tx).execute({ code: 'sea', label: 'The sea', position: 900 }),
      newType(tx).execute({ ...lighthouse, sectorCode: 'no such' }),
      newType(tx).execute({ ...lighthouse, code: 'quay', sectorCode: 'sea' }),
    ]),
  );
  await expect(attempt).rejects.toMatchObject({ cause: { code: '23503' } });
});
