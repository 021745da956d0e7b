import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import type { ContactField, InstitutionField } from '#lib/institutions/merges/fields.ts';
import { contactFields, institutionFields } from '#lib/institutions/merges/fields.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { everythingOf, mergedContacts, mergedInto, undone } from '../../support/merging.ts';
import { twoContacts, twoInstitutions, type Wanted, wantedRows } from './random-rows.ts';

class TakenBack extends Error {}

// Each run stands by itself.
async function apart(db: Db, work: (tx: Db) => Promise<void>): Promise<void> {
  await db
    .transaction(async (tx) => {
      await work(tx);
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
}

const subset = <Field extends string>(fields: Readonly<Record<Field, unknown>>) =>
  fc.subarray(Object.keys(fields) as Field[]);

describe('a merge that is undone at once', () => {
  it('leaves institutions and everything of theirs as they were, whatever they had', async ({ db }) => {
    const officer = await anOfficer(db);
    await fc.assert(
      fc.asyncProperty(
        wantedRows,
        wantedRows,
        subset(institutionFields),
        (one: Wanted, other: Wanted, take) =>
          apart(db, async (tx) => {
            const both = await twoInstitutions(tx, officer, one, other);
            const ids = [both.from, both.into];
            const before = await everythingOf(tx, 'institution', ids);
            const id = await mergedInto(tx, officer, both, take as InstitutionField[]);
            expect(await leftBehind(tx, both.from)).toBe(0);
            const outcome = await undone(tx, officer, { id, kind: 'institution', intoId: both.into });
            expect(outcome).toMatchObject({ ok: true, value: { left: [] } });
            expect(await everythingOf(tx, 'institution', ids)).toEqual(before);
          }),
      ),
      { numRuns: 25 },
    );
  });

  it('leaves contacts and everything of theirs as they were, whatever they had', async ({ db }) => {
    const officer = await anOfficer(db);
    await fc.assert(
      fc.asyncProperty(wantedRows, wantedRows, subset(contactFields), (one: Wanted, other: Wanted, take) =>
        apart(db, async (tx) => {
          const both = await twoContacts(tx, officer, one, other);
          const ids = [both.from, both.into];
          const everything = async () => ({
            ...(await everythingOf(tx, 'contact', ids)),
            shut: [
              ...(await tx.execute(
                sql`select encode(hash, 'hex') as hash from contact_suppression order by 1`,
              )),
            ],
          });
          const before = await everything();
          const id = await mergedContacts(tx, officer, both, take as ContactField[]);
          const outcome = await undone(tx, officer, { id, kind: 'contact', intoId: both.into });
          expect(outcome).toMatchObject({ ok: true, value: { left: [] } });
          expect(await everything()).toEqual(before);
        }),
      ),
      { numRuns: 25 },
    );
  });
});

async function leftBehind(tx: Db, from: string): Promise<number> {
  const { institution: _, ...rows } = await everythingOf(tx, 'institution', [from]);
  return Object.values(rows).reduce<number>((sum, all) => sum + (all as unknown[]).length, 0);
}
