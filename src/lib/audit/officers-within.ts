import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer } from '#db/schema/officers.ts';
import type { EntryScope } from './find-entries.ts';

/** The officers whose entries may be seen, by name, as choices of a filter. */
export async function officersWithin(db: Db, scope: EntryScope): Promise<{ value: string; text: string }[]> {
  const seen = (): ReturnType<typeof sql> => {
    if (scope === 'everybody') return sql`true`;
    if (scope.length === 0) return sql`false`;
    return sql`officer.id in (select officer_id from role_grant where area_id in ${[...scope]})`;
  };
  return db
    .select({ value: sql<string>`officer.id::text`, text: officer.name })
    .from(officer)
    .where(seen())
    .orderBy(officer.name)
    .limit(500);
}
