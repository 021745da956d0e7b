import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId, AreaKind } from '#db/schema/areas.ts';

/** One version of an area in the register. */
export type Registered = {
  id: AreaId;
  kind: AreaKind;
  code: string;
  name: string;
  slug: string;
  above: string | null;
  validFrom: Temporal.PlainDate;
  validTo: Temporal.PlainDate | null;
};

const registerPageSize = 100;

type Row = Omit<Registered, 'validFrom' | 'validTo'> & { from: string; to: string | null };

type Asked = { words: string; hasEnded: boolean; after: AreaId | null };

/** A page of the register by name: what stands, or what has ended; `areas` are those that the reader may see. */
export async function listRegister(
  db: Db,
  areas: readonly AreaId[],
  { words, hasEnded, after }: Asked,
): Promise<{ rows: Registered[]; hasMore: boolean }> {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.execute<Row>(sql`
    select a.id, a.kind, a.code, a.name, a.slug, p.name as above, a.valid_from::text as "from", a.valid_to::text as "to"
    from area a left join area p on p.id = a.parent_id
    where a.id = any(${sql.param(`{${areas.join(',')}}`)}::uuid[]) and (a.valid_to is not null) = ${hasEnded}
      and (plain_words(a.name) like plain_words(${like}) or a.code = upper(${words}))
      ${after ? sql`and (a.name, a.id) > (select b.name, b.id from area b where b.id = ${after})` : sql``}
    order by a.name, a.id limit ${registerPageSize + 1}`);
  return { rows: rows.slice(0, registerPageSize).map(registered), hasMore: rows.length > registerPageSize };
}

const registered = ({ from, to, ...row }: Row): Registered => ({
  ...row,
  validFrom: Temporal.PlainDate.from(from),
  validTo: to ? Temporal.PlainDate.from(to) : null,
});
