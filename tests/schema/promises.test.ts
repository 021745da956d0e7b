import { readdirSync } from 'node:fs';
import { getTableColumns, getTableName, is, sql, type Table } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect } from 'vitest';
import { keepingOf, purposeCodes, retentionCodes } from '#db/schema/keeping.ts';
import { auditLog } from '#db/schema/audit.ts';
import { booking } from '#db/schema/bookings.ts';
import { retentionRule } from '#db/schema/privacy.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { anyone, aRequest, aSession, now } from '../support/makers.ts';
import { it } from '../support/database.ts';

const folder = new URL('../../db/schema/', import.meta.url);

async function declaredTables(): Promise<Table[]> {
  const modules = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href)));
  const values = modules.flatMap((module: object) => Object.values(module) as unknown[]);
  return values.filter((value): value is Table => is(value, PgTable));
}

const columnsOf = (table: Table) => Object.values(getTableColumns(table)).map((column) => column.name);

// What must never be a column on anything linked to a person (product rule 1). A word counts wherever it
// stands between underscores, so that "date_of_birth" and "birth" are both found.
const banned = [
  ...['belief', 'beliefs', 'ethnicity', 'ethnic', 'race', 'religion', 'religious', 'ideology', 'politics'],
  ...[
    'risk',
    'risk_score',
    'associate',
    'associates',
    'alias',
    'aliases',
    'birth',
    'dob',
    'birthday',
    'nationality',
  ],
  ...[
    'vehicle',
    'registration_mark',
    'handle',
    'social_media',
    'twitter',
    'facebook',
    'instagram',
    'suspect',
    'nominal',
  ],
];
const isBanned = (column: string) => banned.some((word) => `_${column.toLowerCase()}_`.includes(`_${word}_`));

describe('every table', () => {
  it('says beside itself why it is kept, who is in it and when it goes', async () => {
    const tables = await declaredTables();
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      const name = getTableName(table);
      const keeping = keepingOf(name);
      expect(keeping, `${name} makes no promise: call keeps() beside it`).not.toBeNull();
      expect(purposeCodes).toContain(keeping?.purpose);
      const { retention } = keeping!;
      if (typeof retention === 'string') expect(retentionCodes).toContain(retention);
      else expect(retention.none.length, `${name} has no reason`).toBeGreaterThan(10);
      expect(columnsOf(table), name).toEqual(expect.arrayContaining([...keeping!.personal]));
    }
  });

  it('that holds people has a retention rule', async () => {
    for (const table of await declaredTables()) {
      const keeping = keepingOf(getTableName(table))!;
      if (keeping.personal.length > 0) expect(keeping.retention, getTableName(table)).toBeTypeOf('string');
    }
  });

  it('in the database is declared in the schema, column by column', async ({ db }) => {
    const rows = await db.execute<{ table_name: string; column_name: string }>(
      sql`select table_name, column_name from information_schema.columns where table_schema = 'public'`,
    );
    const declared = new Map(
      (await declaredTables()).map((table) => [getTableName(table), columnsOf(table)]),
    );
    for (const { table_name, column_name } of rows)
      expect(declared.get(table_name), table_name).toContain(column_name);
    expect(new Set([...rows].map((row) => row.table_name)).size).toBe(declared.size);
  });

  it('has no column for belief, ethnicity, risk, associates, birth, vehicles or handles', async () => {
    for (const table of await declaredTables())
      for (const column of columnsOf(table))
        expect(isBanned(column), `${getTableName(table)}.${column}`).toBe(false);
    expect(['date_of_birth', 'religion', 'alias', 'risk_score', 'vehicle'].every(isBanned)).toBe(true);
    expect(['asterisk', 'graceful', 'handled_at'].some(isBanned)).toBe(false);
  });

  it('that names a retention rule finds it among the rules', async ({ db }) => {
    const rules = (await db.select({ code: retentionRule.code }).from(retentionRule)).map((row) => row.code);
    expect(rules.sort()).toEqual([...retentionCodes].sort());
  });
});

describe('the access log', () => {
  it('takes entries and never gives one up', async ({ db }) => {
    await bookPlaces(db, anyone, aRequest((await aSession(db)).id), now);
    expect(await db.$count(auditLog)).toBe(1);
    const refused = { cause: { code: '42501' } };
    await expect(db.transaction((tx) => tx.delete(auditLog))).rejects.toMatchObject(refused);
    await expect(db.transaction((tx) => tx.update(auditLog).set({ entity: 'other' }))).rejects.toMatchObject(
      refused,
    );
    expect(await db.$count(booking)).toBe(1);
  });
});
