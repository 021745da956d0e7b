import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';

type Followed = {
  endedIds: readonly AreaId[];
  successors: readonly { id: AreaId; code: string }[];
};

/**
 * Takes institutions and sites along when districts are reorganised: all of them to a single successor, and each by
 * its postcode where there are several. What cannot be placed stays where it was, for somebody to look at.
 */
export async function followAreas(
  tx: Db,
  { endedIds, successors }: Followed,
): Promise<{ moved: number; left: number }> {
  const ended = sql`any(${sql.param(`{${endedIds.join(',')}}`)}::uuid[])`;
  const [only, ...others] = successors;
  if (!only) return { moved: 0, left: 0 };
  const counts = { moved: 0, left: 0 };
  for (const table of ['institution', 'site'] as const) {
    const name = sql.raw(table);
    const updated =
      others.length === 0
        ? await tx.execute(sql`update ${name} set district_id = ${only.id} where district_id = ${ended}`)
        : await tx.execute(sql`
            update ${name} t set district_id = s.id
            from postcode p, unnest(${pg(successors.map(({ id }) => id))}::uuid[],
              ${pg(successors.map(({ code }) => code))}::text[]) as s(id, code)
            where t.district_id = ${ended} and p.postcode = t.postcode and p.district_code = s.code`);
    counts.moved += updated.count;
    const [left] = await tx.execute<{ count: number }>(
      sql`select count(*)::int as count from ${name} where district_id = ${ended}`,
    );
    counts.left += left!.count;
  }
  return counts;
}

const pg = (values: readonly string[]) => sql.param(`{${values.map((value) => `"${value}"`).join(',')}}`);
