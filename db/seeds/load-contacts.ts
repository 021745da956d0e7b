import type { Sql, SqlTransaction } from '../sql.ts';
import { aLoadTester, districts } from './made-up.ts';

/** How much to add: bodies, and the people in a role at them. */
export type ContactLoad = { institutions: number; contacts: number };

const batch = 100_000;

/**
 * Adds institutions and contacts by the hundred thousand, to measure finding with. Names are put together from parts,
 * so that some are common and most are not, as names are: one first name in a hundred, one surname in ten thousand.
 *
 * @param from how many contacts there are from this load already
 * @param tell how far it is
 */
export async function addContacts(
  sql: Sql,
  { institutions, contacts }: ContactLoad,
  from: number,
  tell: (words: string) => void,
): Promise<void> {
  await addInstitutions(sql, from, institutions);
  await numberBodies(sql);
  for (let done = 0; done < contacts; done += batch) {
    // The rows fit together by the way they are made: checking each takes most of the time of a load.
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await addPeople(tx, from + done, Math.min(batch, contacts - done));
    });
    tell(`${Math.min(done + batch, contacts)} of ${contacts} contacts`);
  }
  await sql`drop table contact_load`;
  await sql`vacuum analyze`;
}

const firsts = [
  'Sarah Thomas Grace Callum Hannah Owen Bethan Rory Niamh Peter Alison Joan Stephen Lucy Mark',
  'Heather Colin Emily Jack Charlotte Benjamin Katie Martin Wendy Graham Sophie Ian Rosie Neil Amara',
  'Chidi Ngozi Kwame Abena Tunde Folake Emeka Adjoa Yaw Ayesha Imran Nadia Farhan Sumaiya Tariq',
  'Rukhsana Bilal Shabnam Yusuf Mohammed Muhammad Mohamed Priya Gurpreet Anil Harjit Meena Sanjay',
  'Kavita Jaspal Agnieszka Marek Ioana Andrei Rasa Tomasz Elena Viktoras Delroy Marcia Leon Shanice',
  'Winston Yvette Mei Wing Linh Rowena Jun Hoa Leyla Omar Hodan Emre Rania Abdi Zeynep Karim Sofia',
  'Paulo Chiara Rui Miriam Daniel Naomi Reuben Leah',
].flatMap((line) => line.split(' '));
const beginnings = [
  'Ash Birk Castel Dun Elder Fallow Grand Hal Iver Kerri Lar Mar Nettle Oak Pen Quarr Rain Stan Thorn',
  'Up Vale Wether Yar Zel Cope Brun Sedg Til Lud Hol Pry Nor Sten Tar Wim Cran Fen Gold Hart Lin',
].flatMap((line) => line.split(' '));
const middles = ['', ...'a e er in en is ol un am ing ow ell ar and'.split(' ')];
const endings = [
  'shott ly brook man wood more ley bird way dle by field bridge gan ford ham worth stead combe ton',
  'well don ridge stone mere thwaite gate',
].flatMap((line) => line.split(' '));

const addInstitutions = (sql: Sql, from: number, count: number) => sql`
  with districts as ${districts(sql)},
  kinds as (select code, row_number() over (order by code) - 1 as nth, count(*) over () as every from institution_type)
  insert into institution (name, type_code, district_id, postcode, last_contact_at, added_at)
  select (${beginnings}::text[])[1 + n % ${beginnings.length}::int] || (${endings}::text[])[1 + (n / 7) % ${endings.length}::int]
      || ' ' || (array['School', 'Academy', 'College', 'Surgery', 'Trust', 'Centre', 'Mosque', 'Church'])[1 + n % 8]
      || ' ' || n,
    kinds.code, districts.id, 'ZZ' || n % 90 + 1 || ' ' || n % 9 + 1 || 'AA',
    case when n % 3 = 0 then now() - make_interval(hours => n % 20000) end, now() - make_interval(hours => n % 9000)
  from generate_series(${from + 1}::int, ${from + count}::int) n
  join kinds on kinds.nth = n % kinds.every join districts on districts.nth = n % districts.every`;

// Numbered, so that each person finds theirs by an index.
async function numberBodies(sql: Sql): Promise<void> {
  await sql`create unlogged table contact_load as select id, district_id, (row_number() over (order by id) - 1)::int as nth
    from institution where postcode like 'ZZ%'`;
  await sql`create unique index on contact_load (nth)`;
  await sql`analyze contact_load`;
  await aLoadTester(sql);
}

// One in a hundred asked us to stay away; everybody has a main role at a body of their own district.
const addPeople = (sql: SqlTransaction, from: number, count: number) => sql`
  with keeper as materialized (select id from officer where email = 'load@concord.example'),
  every as materialized (select count(*)::int as bodies from contact_load),
  numbers as materialized (select gen_random_uuid() as id, n, n % every.bodies as nth,
      abs(hashint8extended(n, 7)) as one, abs(hashint8extended(n, 11)) as two
    from generate_series(${from + 1}::int, ${from + count}::int) n cross join every),
  people as (
    insert into contact (id, name, email, phone, channel, source, is_adult, area_id, state, added_at, added_by, renewed_at)
    select p.id, (${firsts}::text[])[1 + (p.one % ${firsts.length}::int)::int] || ' '
        || (${beginnings}::text[])[1 + (p.two % ${beginnings.length}::int)::int]
        || (${middles}::text[])[1 + (p.two / 64 % ${middles.length}::int)::int]
        || (${endings}::text[])[1 + (p.two / 4096 % ${endings.length}::int)::int],
      'person' || n || '@load.example', '01632 ' || lpad((n % 1000000)::text, 6, '0'), 'email', 'import', true,
      b.district_id, case when n % 100 = 0 then 'declined' else 'open' end,
      now() - make_interval(hours => n % 16000), keeper.id, now() - make_interval(secs => (p.one % 50000000)::int)
    from numbers p cross join keeper join contact_load b on b.nth = p.nth)
  insert into role_holding (contact_id, institution_id, title, is_main, recorded_at, recorded_by)
  select p.id, b.id, (array['Head teacher', 'Deputy head', 'Trustee', 'Practice manager', 'Clerk'])[1 + p.n % 5],
    true, now(), keeper.id
  from numbers p cross join keeper join contact_load b on b.nth = p.nth`;
