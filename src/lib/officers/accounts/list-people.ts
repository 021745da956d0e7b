import { and, asc, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { officer, type OfficerId, type Role } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { type AccountState, stateAt } from './account-state.ts';
import { lastSignedInAt } from './dormant.ts';
import { grantState, grantsOfPeople } from './grants.ts';
import { peopleWithin, thisOfficer } from './people-within.ts';

/** What may be asked of the list; absent means any. */
export type PeopleFilter = {
  /** Part of a name or an address. */
  text?: string | undefined;
  state?: AccountState | undefined;
  role?: Role | undefined;
  /** The slug of a region, force or district. */
  area?: string | undefined;
  /** The last person of the page before. */
  after?: OfficerId | null | undefined;
};

const peoplePageSize = 50;

/** One page of the accounts with a role in some areas, by name, each with the roles it holds or will hold. */
export async function listPeople(
  db: Db,
  actor: Officer,
  areas: readonly AreaId[],
  filter: PeopleFilter,
  now: Temporal.Instant,
) {
  const rows = await db
    .select({
      id: officer.id,
      name: officer.name,
      email: officer.email,
      state: stateAt(now),
      lastSignedInAt,
    })
    .from(officer)
    .where(and(peopleWithin(areas)(thisOfficer), ...wanted(filter, now)))
    .orderBy(asc(officer.name), asc(officer.id))
    .limit(peoplePageSize + 1);
  const page = rows.slice(0, peoplePageSize);
  const ids = page.map(({ id }) => id);
  await record(db, actor, { operation: 'consult', entity: 'officer', ids }, now);
  const grants = Map.groupBy(await grantsOfPeople(db, ids), ({ officerId }) => officerId);
  const held = (id: OfficerId) =>
    (grants.get(id) ?? []).filter((grant) => grantState(grant, now) === 'present');
  return {
    rows: page.map((row) => ({ ...row, grants: held(row.id) })),
    hasMore: rows.length > peoplePageSize,
  };
}
export type ListedPerson = Awaited<ReturnType<typeof listPeople>>['rows'][number];

function wanted(
  { text, state, role, area, after }: PeopleFilter,
  now: Temporal.Instant,
): (SQL | undefined)[] {
  return [
    text ? matches(text) : undefined,
    state ? sql`${stateAt(now)} = ${state}` : undefined,
    role || area ? holds({ role, area }, now) : undefined,
    after
      ? sql`(officer.name, officer.id) > (select o.name, o.id from officer o where o.id = ${after})`
      : undefined,
  ];
}

function matches(text: string): SQL {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(plain_words(officer.name) like plain_words(${like}) or officer.email::text ilike ${like})`;
}

const holds = ({ role, area }: Pick<PeopleFilter, 'role' | 'area'>, now: Temporal.Instant): SQL => {
  const today = ukDay(now).toString();
  return sql`exists (select 1 from role_grant g join area a on a.id = g.area_id
    where g.officer_id = officer.id and g.revoked_at is null
      and g.starts_on <= ${today}::date and (g.ends_on is null or g.ends_on >= ${today}::date)
      and ${role ? sql`g.role = ${role}` : sql`true`}
      and ${area ? sql`a.slug = ${area}` : sql`true`})`;
};

/** How many accounts of some areas stand in each state. */
export async function countPeople(
  db: Db,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<Readonly<Record<AccountState, number>>> {
  const state = stateAt(now);
  const rows = await db
    .select({ state, count: sql<number>`count(*)::int` })
    .from(officer)
    .where(peopleWithin(areas)(thisOfficer))
    .groupBy(sql`1`);
  const counted = Object.fromEntries(rows.map((row) => [row.state, row.count]));
  return { active: 0, invited: 0, dormant: 0, closed: 0, ...counted };
}
