import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { alikeTo, type Match } from './alike.ts';
import { thresholds } from './weights.ts';

/** Somebody who is here already and may be the same person. */
export type PossibleContact = {
  id: ContactId;
  name: string;
  title: string | null;
  institution: string | null;
} & Match;

type Asked = {
  name: string;
  email: string | null;
  phone: string | null;
  title: string;
  institutionId: InstitutionId;
};
const mostShown = 8;

/** Contacts in some areas that may be the same person as one about to be added. That they were shown is recorded. */
export async function possibleContacts(
  db: Db,
  officer: Officer,
  { areas, ...asked }: Asked & { areas: readonly AreaId[] },
  now: Temporal.Instant,
): Promise<PossibleContact[]> {
  const matches = await alikeTo(db, 'contact', await factsOf(db, asked), thresholds.shown.contact);
  if (matches.length === 0) return [];
  const rows = await db.execute<Omit<PossibleContact, keyof Match> & { id: ContactId }>(sql`
    select c.id, c.name, r.title, i.name as institution from contact c
    left join role_holding r on r.contact_id = c.id and r.is_main and r.to_on is null
    left join institution i on i.id = r.institution_id
    where c.id = any(${`{${matches.map(({ id }) => id).join(',')}}`}::uuid[])
      and (c.area_id is null or c.area_id = any(${`{${areas.join(',')}}`}::uuid[]))`);
  const shown = new Map([...rows].map((row) => [row.id as string, row]));
  const found = matches
    .flatMap((match) => (shown.has(match.id) ? [{ ...match, ...shown.get(match.id)! }] : []))
    .slice(0, mostShown);
  const ids = found.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'contact', ids, fields: ['name'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return found;
}

async function factsOf(db: Db, { name, email, phone, title, institutionId }: Asked) {
  const [where] = await db.select().from(institution).where(eq(institution.id, institutionId));
  const { districtId = null, mailbox = null, telephone = null } = where ?? {};
  const shared = [mailbox, telephone].filter((one) => one !== null);
  return { name, email, phone, areaId: districtId, roles: [{ institutionId, title }], shared };
}
