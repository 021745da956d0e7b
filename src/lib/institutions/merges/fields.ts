import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { Merge } from '#lib/merge/links.ts';
import { changeRows } from '#lib/merge/steps.ts';

/** What can be chosen of either record of an institution, with the columns that hold it. */
export const institutionFields = {
  name: ['name'],
  type: ['type_code'],
  district: ['district_id', 'neighbourhood_id'],
  postcode: ['postcode'],
  urn: ['urn'],
  odsCode: ['ods_code'],
  charityNumber: ['charity_number'],
  companyNumber: ['company_number'],
  website: ['website'],
  mailbox: ['mailbox'],
  telephone: ['telephone'],
  hire: ['hires_out_venue', 'hire_words'],
  tier: ['tier'],
  strength: ['strength'],
  weight: ['reach', 'relevance'],
  closedOn: ['closed_on'],
  // No columns of the record: whoever looks after it stands in rows of their own.
  owner: [],
  deputy: [],
} as const satisfies Record<string, readonly string[]>;
export type InstitutionField = keyof typeof institutionFields;

/** What can be chosen of either record of a contact. */
export const contactFields = {
  name: ['name'],
  mainRole: [],
  email: ['email'],
  phone: ['phone'],
  channel: ['channel'],
  contactWords: ['contact_words'],
  source: ['source', 'source_words'],
  keeper: ['owner_id', 'added_by'],
} as const satisfies Record<string, readonly string[]>;
export type ContactField = keyof typeof contactFields;

/** Numbers that two records may not bear at once: the one that goes gives up what the other takes. */
export const uniqueFields: ReadonlySet<string> = new Set<InstitutionField>([
  'urn',
  'odsCode',
  'charityNumber',
  'companyNumber',
]);

const own = (id: string) => sql`f.id = ${id}::uuid`;

/** Has the record that stays say what the other says in some columns. */
export const takeColumns = (tx: Db, merge: Merge, table: PgTable, columns: readonly string[]) =>
  changeRows(
    tx,
    merge,
    table,
    Object.fromEntries(
      columns.map((name) => [
        name,
        sql`(select o.${sql.identifier(name)} from ${table} o where o.id = ${merge.from}::uuid)`,
      ]),
    ),
    own(merge.into),
  );

/** Has the record that stays take a number that only one may bear. */
export async function takeNumber(tx: Db, merge: Merge, table: PgTable, column: string): Promise<void> {
  const [row] = await tx.execute<{ number: string | null }>(
    sql`select ${sql.identifier(column)} as number from ${table} f where ${own(merge.from)}`,
  );
  await changeRows(tx, merge, table, { [column]: sql`null` }, own(merge.from));
  await changeRows(tx, merge, table, { [column]: sql`${row?.number ?? null}::text` }, own(merge.into));
}
