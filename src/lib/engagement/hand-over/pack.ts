import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Operation } from '#db/schema/audit.ts';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';

/** More than so many of a kind are looked up in their lists. */
export const mostInPack = 300;

export type PackInstitution = {
  id: InstitutionId;
  name: string;
  part: 'owner' | 'deputy';
  area: string | null;
  tier: string;
  strength: number;
  contactState: ContactState;
  pausedUntil: string | null;
  contacts: number;
  lastOn: string | null;
  lastType: string | null;
  lastSaid: string | null;
  lastAsked: string | null;
};
export type PackPromise = {
  id: string;
  words: string;
  whom: string;
  madeOn: string;
  dueOn: string;
  ending: string | null;
};
export type PackPlan = { id: string; startsAt: string; type: string; whom: string; words: string | null };
export type PackFollowUp = {
  id: string;
  engagementId: string;
  words: string;
  whom: string;
  dueOn: string | null;
};
export type PackStayAway = {
  id: string;
  name: string;
  title: string | null;
  institution: string | null;
  state: ContactState;
};
/** An area for which they are named; `since` is an ISO day. */
export type PackArea = { id: string; slug: string; name: string; part: 'named' | 'deputy'; since: string };
/** A portfolio as whoever takes it over needs it; days are ISO days, moments ISO moments. */
export type Pack = {
  areas: PackArea[];
  institutions: PackInstitution[];
  promises: PackPromise[];
  plans: PackPlan[];
  followUps: PackFollowUp[];
  /** People in their care who declined or paused contact. */
  stayAway: PackStayAway[];
};

type Asked = { of: OfficerId; areas: readonly AreaId[]; seesContacts: boolean; operation: Operation };

/**
 * What an officer looks after in some areas: the areas for which they are named, institutions with the last engagement, open promises, plans, follow-ups, and
 * who does not want to hear from us. All that was shown is recorded, as looked at or as given out in a file.
 */
export async function handOverPack(
  db: Db,
  actor: Officer,
  { of, areas, seesContacts, operation }: Asked,
  now: Temporal.Instant,
): Promise<Pack> {
  const here = (column: SQL) => sql`${column} = any(${`{${areas.join(',')}}`}::uuid[])`;
  const [ofAreas, institutions, promises, plans, followUps, stayAway] = await Promise.all([
    db.execute<PackArea>(areasOf(of, here)),
    db.execute<PackInstitution>(institutionsOf(of, here, ukDay(now))),
    db.execute<PackPromise>(promisesOf(of, here)),
    db.execute<PackPlan>(plansOf(of, here)),
    db.execute<PackFollowUp>(followUpsOf(of, here)),
    seesContacts ? db.execute<PackStayAway>(stayAwayOf(of, here, ukDay(now))) : [],
  ]);
  const pack = {
    areas: [...ofAreas],
    institutions: [...institutions],
    promises: [...promises],
    plans: [...plans],
    followUps: [...followUps],
    stayAway: [...stayAway],
  };
  await recordPack(db, actor, pack, operation, now);
  return pack;
}

async function recordPack(
  db: Db,
  actor: Officer,
  { areas, institutions, promises, plans, followUps, stayAway }: Pack,
  operation: Operation,
  now: Temporal.Instant,
): Promise<void> {
  const shown = { area_officer: areas, institution: institutions, commitment: promises };
  const all = { ...shown, planned_contact: plans, discussion_point: followUps, contact: stayAway };
  for (const [entity, rows] of Object.entries(all)) {
    const entry = { operation, entity, ids: rows.map(({ id }) => id), reason: 'Hand-over pack' };
    if (rows.length > 0) await record(db, actor, entry, now);
  }
}

type Here = (column: SQL) => SQL;

// A pause whose day has come is over, whatever the row still says.
const stateNow = (state: SQL, until: SQL, today: Temporal.PlainDate): SQL =>
  sql`(case when ${state} = 'paused' and ${until} <= ${today.toString()}::date then 'open' else ${state} end)`;

const areasOf = (of: OfficerId, here: Here): SQL => sql`
  select o.id, a.slug, a.name, o.part, (o.named_at at time zone 'Europe/London')::date::text as since
  from area_officer o join area a on a.id = o.area_id
  where o.officer_id = ${of} and o.ended_at is null and ${here(sql`o.area_id`)}
  order by o.part desc, a.name, o.id limit ${mostInPack}`;

const institutionsOf = (of: OfficerId, here: Here, today: Temporal.PlainDate): SQL => sql`
  select i.id, i.name, w.part, a.name as area, i.tier, i.strength, ${stateNow(sql`i.contact_state`, sql`i.paused_until`, today)} as "contactState",
    i.paused_until::text as "pausedUntil", (select count(*)::int from role_holding r join contact c on c.id = r.contact_id
      where r.institution_id = i.id and r.to_on is null and c.erased_at is null and c.merged_into_id is null) as contacts,
    (e.happened_at at time zone 'Europe/London')::date::text as "lastOn", t.label as "lastType",
    left(e.summary, 240) as "lastSaid", left(e.asked_of_us, 240) as "lastAsked"
  from institution_owner w join institution i on i.id = w.institution_id left join area a on a.id = i.district_id
  left join lateral (select * from engagement e where e.institution_id = i.id and ${here(sql`e.area_id`)}
    order by e.happened_at desc limit 1) e on true
  left join engagement_term t on t.code = e.type_code
  where w.officer_id = ${of} and w.ended_at is null and (i.district_id is null or ${here(sql`i.district_id`)})
  order by w.part desc, plain_words(i.name), i.id limit ${mostInPack}`;

const promisesOf = (of: OfficerId, here: Here): SQL => sql`
  select c.id, c.words, coalesce(i.name, 'People in ' || a.name) as whom, c.due_on::text as "dueOn",
    (c.made_at at time zone 'Europe/London')::date::text as "madeOn", c.ending
  from commitment c join area a on a.id = c.area_id left join institution i on i.id = c.institution_id
  where c.owner_id = ${of} and c.told_at is null and ${here(sql`c.area_id`)}
  order by c.due_on, c.id limit ${mostInPack}`;

const plansOf = (of: OfficerId, here: Here): SQL => sql`
  select p.id, to_char(p.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt", t.label as type,
    i.name as whom, p.words
  from planned_contact p join institution i on i.id = p.institution_id join engagement_term t on t.code = p.type_code
  where p.officer_id = ${of} and p.cancelled_at is null and p.engagement_id is null
    and (i.district_id is null or ${here(sql`i.district_id`)}) order by p.starts_at, p.id limit ${mostInPack}`;

const followUpsOf = (of: OfficerId, here: Here): SQL => sql`
  select d.id, e.id as "engagementId", d.follow_up as words, coalesce(i.name, 'People in ' || a.name) as whom,
    d.follow_up_by::text as "dueOn"
  from discussion_point d join engagement e on e.id = d.engagement_id join area a on a.id = e.area_id
  left join institution i on i.id = e.institution_id
  where d.follow_up_owner_id = ${of} and d.follow_up is not null and d.done_at is null and ${here(sql`e.area_id`)}
  order by d.follow_up_by nulls last, d.id limit ${mostInPack}`;

const stayAwayOf = (of: OfficerId, here: Here, today: Temporal.PlainDate): SQL => sql`
  select c.id, c.name, r.title, i.name as institution, c.state
  from contact c left join lateral (select r.title, r.institution_id from role_holding r where r.contact_id = c.id
    and r.to_on is null order by r.is_main desc limit 1) r on true left join institution i on i.id = r.institution_id
  where coalesce(c.owner_id, c.added_by) = ${of} and ${stateNow(sql`c.state`, sql`c.paused_until`, today)} <> 'open' and c.erased_at is null
    and c.merged_into_id is null and (c.area_id is null or ${here(sql`c.area_id`)})
  order by c.name, c.id limit ${mostInPack}`;
