import type { Sql } from '../sql.ts';
import { aLoadTester, aName, districts } from './made-up.ts';

/** How much to add: institutions of every type in every district, and engagements with them over three years. */
export type EngagementLoad = { institutions: number; engagements: number };

const batch = 100_000;

/**
 * Adds institutions and engagements by the hundred thousand, to measure coverage with: seven in ten have an owner,
 * one in five nobody has spoken with yet, and a few are visited again and again.
 *
 * @param tell how far it is
 */
export async function addEngagements(
  sql: Sql,
  { institutions, engagements }: EngagementLoad,
  tell: (words: string) => void,
): Promise<void> {
  const officer = await aLoadTester(sql);
  for (let done = 0; done < institutions; done += batch)
    await addInstitutions(sql, done, Math.min(batch, institutions - done));
  tell(`${institutions} institutions`);
  await addOwners(sql, officer);
  await sql`create unlogged table engagement_load as
    select id, district_id, row_number() over (order by id) - 1 as n from institution where district_id is not null`;
  await sql`create unique index on engagement_load (n)`;
  await sql`analyze engagement_load`;
  // Row by row the triggers would take longer than all the rest: what they reckon is reckoned once at the end.
  await sql`alter table engagement disable trigger user`;
  for (let done = 0; done < engagements; done += batch) {
    await addBatch(sql, officer, {
      from: done,
      count: Math.min(batch, engagements - done),
      all: engagements,
    });
    tell(`${Math.min(done + batch, engagements)} of ${engagements} engagements`);
  }
  await sql`alter table engagement enable trigger user`;
  await sql`update institution i set last_contact_at = l.at from (select institution_id, max(happened_at) as at
    from engagement where is_two_way group by 1) l where l.institution_id = i.id`;
  await sql`drop table engagement_load`;
  await sql`vacuum analyze`;
}

const addInstitutions = (sql: Sql, from: number, count: number) => sql`
  with districts as ${districts(sql)},
  kinds as (select code, row_number() over (order by code) - 1 as nth, count(*) over () as every
    from institution_type)
  insert into institution (name, type_code, district_id, postcode, tier, strength, reach, relevance, contact_state)
  select ${aName(sql)}, kinds.code, districts.id, 'ZZ' || n % 90 + 1 || ' ' || n % 9 + 1 || 'AA',
    (array['A', 'B', 'B', 'C', 'C', 'C', 'D', 'D', 'D', 'D'])[1 + n % 10], n % 6, 1 + n % 5, 1 + n / 5 % 5,
    case when n % 50 = 0 then 'declined' when n % 51 = 0 then 'paused' else 'open' end
  from generate_series(${from + 1}::int, ${from + count}::int) n
  join kinds on kinds.nth = n % kinds.every join districts on districts.nth = n / kinds.every % districts.every`;

const addOwners = (sql: Sql, officer: string) => sql`
  insert into institution_owner (institution_id, officer_id, part, named_at, named_by)
  select id, ${officer}, 'owner', now(), ${officer} from institution
  where mod(hashtext(id::text), 10) not in (1, 2, 3, -1, -2, -3) on conflict do nothing`;

type Batch = { from: number; count: number; all: number };

// One in ten goes to one of a hundred institutions that every team likes to visit; the rest to four in five others.
const addBatch = (sql: Sql, officer: string, { from, count, all }: Batch) => sql`
  with every as materialized (select count(*) as bodies from engagement_load)
  insert into engagement (form_token, type_code, purpose_code, happened_at, institution_id, area_id, is_two_way,
    said_prevent, summary, officer_id, recorded_at)
  select gen_random_uuid()::text, (array['type_visit', 'type_meeting', 'type_call', 'type_training'])[1 + g.n % 4],
    'purpose_building_a_relationship', now() - interval '1095 days' * (1 - g.n / ${all}::float8), l.id,
    l.district_id, g.n % 8 <> 0, true, 'Talked about the referral route and who to call.', ${officer}, now()
  from generate_series(${from + 1}::int, ${from + count}::int) g (n) cross join every
  join engagement_load l on l.n = case when g.n % 10 = 0 then g.n / 10 % least(100, bodies)
    else (g.n::bigint * 7919) % greatest(1, bodies * 4 / 5) end
  order by g.n`;
