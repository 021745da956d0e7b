import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Role } from '#db/schema/officers.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { twoInOne } from './merging.ts';
import { anOfficer } from './makers.ts';
import { anExport, aSavedSearch } from './search-makers.ts';
import type { SiteDatabase } from './site-database.ts';
import { signedInAs } from './site-sign-in.ts';

/** Somebody who may open every page about people and places in the demonstration's region, and their Cookie header. */
export async function aKeeper(database: SiteDatabase): Promise<{ officer: Officer; cookie: string }> {
  const officer = await anOfficer(database.db);
  const roles: Role[] = ['prevent_officer', 'supervisor', 'administrator'];
  await database.sql`insert into role_grant (officer_id, role, area_id, starts_on)
    select ${officer.id}, role, (select id from area where slug = 'eastern-region'), '2026-01-01'
    from unnest(${roles}::text[]) role`;
  return { officer, cookie: await signedInAs(database, officer) };
}

/** Records of the demonstration in each state that a page of people and places asks for, by name. */
export async function peopleRecords(
  { db, sql }: SiteDatabase,
  keeper: Officer,
): Promise<Readonly<Record<string, string | null>>> {
  const [row] = await sql<Record<string, string | null>[]>`
    with recursive region as (
      select id from area where slug = 'eastern-region'
      union all
      select a.id from area a join region r on a.parent_id = r.id
    ), ours as (
      select id, id::text as key from institution
      where district_id in (table region) and closed_on is null and merged_into_id is null
    )
    select
      (select o.key || '/sites/' || s.id from ours o join site s on s.institution_id = o.id
        where s.closed_on is null order by s.id limit 1) as site,
      (select o.key || '/relationships/' || r.id from ours o join relationship r on r.institution_id = o.id
        where r.to_on is null order by r.id limit 1) as relationship,
      (select o.key from ours o join relationship r on r.institution_id = o.id order by o.id limit 1) as institution,
      (select c.id from contact c where c.area_id in (table region) and merged_into_id is null
        and exists (select from role_holding h where h.contact_id = c.id and h.to_on is null)
        order by c.id limit 1) as contact,
      (select h.contact_id || '/roles/' || h.id from role_holding h join contact c on c.id = h.contact_id
        where c.area_id in (table region) and h.to_on is null order by h.id limit 1) as role,
      (select id from contact_wish where done_at is null limit 1) as wish,
      (select n.id || '/members/' || m.id from network n join network_member m on m.network_id = n.id
        where n.closed_at is null and m.left_at is null order by m.id limit 1) as member,
      (select n.id from network n where n.closed_at is null order by n.id limit 1) as network,
      (select id from commitment where ended_at is null and area_id in (table region) order by id limit 1) as promised,
      (select id from commitment where ended_at is not null and told_at is null and area_id in (table region)
        order by id limit 1) as kept,
      (select id from feedback where approved_at is null and withdrawn_at is null and area_id in (table region)
        order by id limit 1) as waiting,
      (select g.officer_id from role_grant g where g.role = 'prevent_officer' and g.area_id in (table region)
        order by g.officer_id limit 1) as colleague,
      (select id from engagement where area_id in (table region) order by id limit 1) as engagement,
      (select id from engagement where area_id in (table region) and marking = 'OFFICIAL' and summary <> ''
        and institution_id in (select id from ours) order by id limit 1) as shows,
      (select id from planned_contact where cancelled_at is null and starts_at > now() order by id limit 1) as planned,
      (select id from event where series_id is not null and starts_at > now() and cancelled_at is null
        and area_id in (table region) order by starts_at, id limit 1) as "seriesDate",
      (select r.event_id || '/registrations/' || r.id from event_registration r join event e on e.id = r.event_id
        where e.area_id in (table region) and e.starts_at > now() and r.ended_at is null and e.cancelled_at is null
        order by r.id limit 1) as registered,
      (select id from event where area_id in (table region) and registration <> 'none' and published_at is not null
        and cancelled_at is null and starts_at > now() order by starts_at, id limit 1) as registering,
      (select id from notable_date where added_by is not null and withdrawn_at is null and starts_on > now()
        order by id limit 1) as "dateThatMatters",
      (select id from event where area_id in (table region) and published_at is not null and cancelled_at is null
        and starts_at > now() and visibility = 'public' order by starts_at, id limit 1) as event,
      (select id from event where area_id in (table region) and published_at is not null and cancelled_at is null
        and ends_at < now() and visibility = 'public' order by id limit 1) as held,
      (select id from event_proposal where area_id in (table region) and decided_at is null
        order by sent_at, id limit 1) as proposal,
      (select id from event where area_id in (table region) and asked_at is not null and approved_at is null
        and cancelled_at is null and starts_at > now() order by id limit 1) as asking,
      (select id from briefing where area_id in (table region) and released_at is not null order by id limit 1)
        as briefing,
      (select id from briefing where area_id in (table region) and released_at is null and asked_at is not null
        order by id limit 1) as "waitingBriefing",
      (select id from import_run order by id limit 1) as import`;
  const [place] = await sql<{ area: AreaId; institution: InstitutionId }[]>`
    select district_id as area, id as institution from institution where id = ${row!['institution']!}`;
  return {
    ...row!,
    area: 'bedford',
    feed: await aFeed(sql, keeper),
    saved: await aSavedSearch(db, keeper, { areaId: place!.area }),
    export: await anExport(db, keeper, { areaIds: [place!.area] }),
    merge: await twoInOne(db, keeper, place!.institution),
  };
}

/** A secret address of an officer's calendar. */
async function aFeed(sql: SiteDatabase['sql'], { id }: Officer): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into calendar_feed (officer_id, layers, name, key_hash, made_at)
    values (${id}, ${['events']}, 'Work phone', ${crypto.getRandomValues(new Uint8Array(32))}, now()) returning id`;
  return row!.id;
}

/** An engagement of which the demonstration shows an institution what was recorded. */
export async function shownTo({ sql }: SiteDatabase, institution: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select id from engagement where institution_id = ${institution} and shown_at is not null order by id limit 1`;
  return row!.id;
}
