import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { linkName } from '#lib/merge/links.ts';
import { linksOfContact, linksOfInstitution, stays } from '../../src/merge-links.ts';
import { it } from '../support/database.ts';

// What names an institution or a contact: a foreign key, whatever it is called; without one a name like it; or any record at all.
const naming = sql`
  select distinct c.table_name || '.' || c.column_name as name, coalesce(k.refers, '') as refers
  from information_schema.columns c
  left join lateral (
    select r.relname::text as refers from pg_constraint f join pg_class r on r.oid = f.confrelid
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey)
    where f.contype = 'f' and f.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
      and a.attname = c.column_name
  ) k on true
  where c.table_schema = 'public' and (k.refers in ('institution', 'contact') or k.refers is null
    and c.column_name ~ '(^|_)(institution|contact|entity)_ids?$')`;

describe('a merge', () => {
  it('covers every column that names an institution or a contact, or says why it stays', async ({ db }) => {
    const rows = [...(await db.execute<{ name: string; refers: string }>(naming))];
    expect(rows.length).toBeGreaterThan(30);
    const covered = new Set([
      ...[...linksOfInstitution, ...linksOfContact].map(linkName),
      ...Object.keys(stays),
    ]);
    const missing = rows.map(({ name }) => name).filter((name) => !covered.has(name));
    expect(
      missing,
      'add a link in the merge-links.ts of its room, or a reason to src/merge-links.ts',
    ).toEqual([]);
  });

  it('moves nothing that is not there, and nothing twice', async ({ db }) => {
    const known = new Set([...(await db.execute<{ name: string }>(naming))].map(({ name }) => name));
    for (const links of [linksOfInstitution, linksOfContact]) {
      const names = links.map(linkName);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => !known.has(name))).toEqual([]);
    }
    expect(Object.keys(stays).filter((name) => !known.has(name))).toEqual([]);
  });

  it('moves rows of foreign keys as the kind of record that they name', async ({ db }) => {
    const rows = [...(await db.execute<{ name: string; refers: string }>(naming))];
    const namesOf = (refers: string) => rows.filter((row) => row.refers === refers).map(({ name }) => name);
    const of = { institution: linksOfInstitution.map(linkName), contact: linksOfContact.map(linkName) };
    for (const kind of ['institution', 'contact'] as const)
      expect(namesOf(kind).filter((name) => !of[kind].includes(name) && !stays[name])).toEqual([]);
  });
});
