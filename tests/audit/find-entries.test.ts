import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { record } from '#lib/audit/record.ts';
import { actorWords, entryWords } from '#lib/audit/entry-words.ts';
import { entriesBy, findEntries, officerNames } from '#lib/audit/find-entries.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, now } from '../support/makers.ts';

const consult = (...ids: string[]) => ({ operation: 'consult', entity: 'booking', ids }) as const;

describe('the access log', () => {
  it('tells what an officer did and what was done with a record, newest first', async ({ db }) => {
    const officer = await anOfficer(db);
    await record(db, officer, consult('one', 'two'), now);
    await record(db, officer, { ...consult('two'), operation: 'alter' }, now.add({ hours: 1 }));
    await record(db, anyone, consult('three'), now);
    const mine = await entriesBy(db, officer.id);
    expect(mine.rows.map(({ operation }) => operation)).toEqual(['alter', 'consult']);
    expect((await findEntries(db, 'everybody', { about: ['one'] })).rows).toHaveLength(1);
    expect((await findEntries(db, 'everybody', { about: ['nobody'] })).rows).toEqual([]);
  });

  it('is searched with a plan for what is asked, however rare that is', async ({ db }) => {
    await findEntries(db, 'everybody', { operations: ['erase'], entity: 'booking' });
    const plans = await db.execute<{ generic: number; custom: number }>(sql`
      select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements
      where statement like '%"audit_log"."operation" in %"audit_log"."entity" = %order by%'`);
    expect([...plans]).toEqual([{ generic: 0, custom: 1 }]);
  });

  it('turns its pages without missing or repeating an entry, even of the same moment', async ({ db }) => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await record(db, anyone, consult(id), now);
    const seen: string[] = [];
    for (let after: number | null = null, more = true; more;) {
      const page: Awaited<ReturnType<typeof findEntries>> = await findEntries(db, 'everybody', { after }, 2);
      seen.push(...page.rows.flatMap(({ entityIds }) => entityIds));
      after = page.rows.at(-1)?.id ?? null;
      more = page.hasMore;
    }
    expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('shows a supervisor the entries of officers in their areas and of nobody else', async ({ db }) => {
    const officer = await anOfficer(db);
    await record(db, officer, consult('one'), now);
    await record(db, anyone, consult('one'), now);
    const areas = officer.grants.map(({ areaId }) => areaId);
    expect((await findEntries(db, areas, {})).rows.map(({ actorId }) => actorId)).toEqual([officer.id]);
    expect((await findEntries(db, [], {})).rows).toEqual([]);
    expect((await findEntries(db, 'everybody', {})).rows).toHaveLength(2);
  });

  it('says an entry in words', async ({ db }) => {
    const officer = await anOfficer(db);
    await record(db, officer, consult('one', 'two', 'three'), now);
    const [entry] = (await entriesBy(db, officer.id)).rows;
    const names = await officerNames(db, [officer.id, null]);
    expect(entryWords(entry!, actorWords(entry!, names))).toBe('Dana Whitlock looked at 3 bookings');
    const system = actorWords({ actorKind: 'system', actorId: null }, names);
    expect(entryWords({ ...consult(), records: 1 }, system)).toBe(
      'The nightly and hourly jobs looked at 1 booking',
    );
  });
});
