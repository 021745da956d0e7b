import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { isTold } from './told.ts';

/** Somebody in a role at an institution, as its page and the forms of engagements show them. */
export type ContactThere = {
  id: ContactId;
  name: string;
  title: string;
  isMain: boolean;
  hasEmail: boolean;
  state: ContactState;
  pausedUntil: Temporal.PlainDate | null;
  addedAt: Temporal.Instant;
  /** When they were told that we hold their details; null while it is owed. */
  toldAt: Temporal.Instant | null;
};
type Row = Omit<ContactThere, 'pausedUntil' | 'addedAt' | 'toldAt'> & {
  pausedUntil: string | null;
  addedAt: string;
  toldAt: string | null;
};

/** No form and no page shows more of one institution at once. */
export const mostThere = 50;

/**
 * Who holds a role at an institution now, those mainly there first; for a form, whose name or role has some words.
 * That they were shown is recorded.
 */
export async function contactsAt(
  db: Db,
  officer: Officer,
  { institutionId, words = '' }: { institutionId: InstitutionId; words?: string },
  now: Temporal.Instant,
): Promise<ContactThere[]> {
  const like = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.execute<Row>(sql`
    select c.id, c.name, r.title, r.is_main as "isMain", c.email is not null as "hasEmail", c.state,
      c.paused_until::text as "pausedUntil", ${utc(sql`c.added_at`)} as "addedAt",
      case when ${isTold} then (select ${utc(sql`min(n.given_at)`)} from contact_notice n
        where n.contact_id = c.id) end as "toldAt"
    from role_holding r join contact c on c.id = r.contact_id
    where r.institution_id = ${institutionId} and r.to_on is null and c.erased_at is null
      and c.merged_into_id is null
      and (plain_words(c.name) like plain_words(${like}) or plain_words(r.title) like plain_words(${like}))
    order by r.is_main desc, plain_words(c.name), c.id limit ${mostThere}`);
  const there = [...rows].map(fromRow);
  const ids = there.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'contact', ids, fields: ['name', 'title'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return there;
}

const utc = (moment: ReturnType<typeof sql>) =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const fromRow = ({ pausedUntil, addedAt, toldAt, ...row }: Row): ContactThere => ({
  ...row,
  pausedUntil: pausedUntil === null ? null : Temporal.PlainDate.from(pausedUntil),
  addedAt: Temporal.Instant.from(addedAt),
  toldAt: toldAt === null ? null : Temporal.Instant.from(toldAt),
});

/** The roles that are held at an institution, without who holds them: for readers who see no contact. */
export async function rolesAt(
  db: Db,
  institutionId: InstitutionId,
): Promise<{ title: string; people: number }[]> {
  const rows = await db.execute<{ title: string; people: number }>(sql`
    select r.title, count(*)::int as people from role_holding r join contact c on c.id = r.contact_id
    where r.institution_id = ${institutionId} and r.to_on is null and c.erased_at is null
      and c.merged_into_id is null
    group by r.title order by r.title limit ${mostThere}`);
  return [...rows];
}
