import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';

/** Somebody of the demonstration world, to try the partner sign-in with. */
export type DemonstrationPartner = { email: string; sees: string };

/** The addresses that the demonstration offers; it is asked for in that world only. */
export async function listDemonstration(db: Db): Promise<DemonstrationPartner[]> {
  const rows = await db.execute<DemonstrationPartner>(sql`
    select p.email, string_agg(case when m.granted_at is null then 'Asks to see ' when m.role = 'training_lead'
      then 'Training lead of ' else 'Colleague at ' end || i.name, '; ' order by i.name) as sees
    from partner p join partner_membership m on m.partner_id = p.id and m.ended_at is null
    join institution i on i.id = m.institution_id group by p.id, p.email, p.added_at
    order by bool_or(m.role = 'training_lead' and m.granted_at is not null) desc, p.added_at, p.email limit 8`);
  return [...rows];
}
