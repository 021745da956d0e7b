import { sql } from 'drizzle-orm';
import type { ContactId } from '#db/schema/contacts.ts';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';
import { type By, has, inSight, type KindSql, type Sight, typed } from '../kind-sql.ts';

/** A contact as a search shows it. */
export type FoundContact = {
  id: ContactId;
  name: string;
  title: string | null;
  institutionId: InstitutionId | null;
  institution: string | null;
  area: string | null;
  state: ContactState;
  pausedUntil: string | null;
};

/**
 * Contacts by name, or by the whole of an address or number. Not by role: nobody is to list people by what their
 * role tells of their faith.
 */
export function contactSql(sight: Sight, by: By): KindSql {
  const there = sql`w.erased_at is null and w.merged_into_id is null and ${inSight(sql`w.area_id`, sight)}`;
  const byName = has(sql`w.name`);
  const figures = sql`right(regexp_replace(w.phone, '\\D', '', 'g'), 10)`;
  const match = {
    words: byName,
    email: sql`w.email = ${typed.email}`,
    phone: sql`${figures} = ${typed.phone}`,
  }[by];
  return {
    hits: sql`select w.id, w.renewed_at as at from contact w where ${match} and ${there}`,
    walk: sql`select w.id, w.renewed_at as at from contact w where (${match}) is true and ${there}`,
    along: sql`w.renewed_at`,
    atOf: (id) => sql`select renewed_at from contact where id = ${id}`,
    columns: sql`c.name, r.title, r.institution_id as "institutionId", i.name as institution, a.name as area, c.state,
      c.paused_until::text as "pausedUntil"`,
    joins: sql`join contact c on c.id = p.id
      left join lateral (select r.title, r.institution_id from role_holding r where r.contact_id = c.id
        order by r.to_on is not null, r.is_main desc, r.recorded_at limit 1) r on true
      left join institution i on i.id = r.institution_id left join area a on a.id = c.area_id`,
  };
}
