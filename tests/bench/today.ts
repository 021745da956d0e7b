import { Agent, get } from 'node:http';
import { connect, type Db } from '#db/client.ts';
import { addContacts } from '#db/seeds/load-contacts.ts';
import type { Sql } from '#db/sql.ts';
import type { Officer } from '#lib/actor.ts';
import { todayWork } from '../../src/pages/staff/_today/work.ts';
import { anOfficer } from '../support/makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const rounds = 25;
const sizes = [10_000, 100_000, ...(Number(process.env['BENCH_TIMES'] ?? 1) > 1 ? [1_000_000] : [])];

/** Today over HTTP beside its statements alone, for an officer with 300 institutions and for the supervisor of the force. */
export async function measureToday({ databaseUrl, site }: World): Promise<string[][]> {
  const { db, sql, close } = connect(databaseUrl, { max: 10 });
  const agent = new Agent({ keepAlive: true });
  try {
    const officers = {
      'an officer': await anOfficer(db, 'prevent_officer'),
      'a supervisor': await anOfficer(db, 'supervisor'),
    };
    const rows: string[][] = [];
    let known = 0;
    for (const size of sizes) {
      await addContacts(sql, { contacts: size - known, institutions: (size - known) / 2 }, known, () => {});
      known = size;
      await addWork(sql, officers['an officer'].id);
      for (const [name, officer] of Object.entries(officers)) {
        const took = await measured(db, officer, { url: `${site.url}/staff`, agent });
        const words = `${size.toLocaleString('en-GB')} contacts, Today of ${name}`;
        rows.push(factRow(words, `page ${both(took.page)}, statements alone ${both(took.statements)}`));
      }
    }
    return rows;
  } finally {
    agent.destroy();
    await close();
  }
}

type Took = { page: number[]; statements: number[] };

// In turn, so that what else the machine does falls on both; the first of each warms.
async function measured(
  db: Db,
  officer: Officer,
  { url, agent }: { url: string; agent: Agent },
): Promise<Took> {
  const cookie = await signedInAs({ db }, officer);
  const scope = { isTeam: officer.grants[0]!.role === 'supervisor', mayChoose: false };
  const took: Took = { page: [], statements: [] };
  for (let round = 0; round <= rounds; round++) {
    const page = await timed(() => fetched(url, cookie, agent));
    const statements = await timed(() => todayWork({ db, now: Temporal.Now.instant() }, officer, scope));
    if (round > 0) {
      took.page.push(page);
      took.statements.push(statements);
    }
  }
  return took;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const fetched = (url: string, cookie: string, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`Today answered ${String(answer.statusCode)}.`));
      answer.resume().on('end', resolve);
    }).on('error', reject);
  });

/** "12 ms (95 in 100 within 19 ms)" */
function both(figures: readonly number[]): string {
  const sorted = [...figures].sort((one, other) => one - other);
  const at = (share: number) => shown(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `${at(0.5)} ms (95 in 100 within ${at(0.95)} ms)`;
}

// A fifth were ever spoken with; each of those has a visit with a follow-up, a promise, and every tenth a plan.
async function addWork(sql: Sql, officerId: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`create temporary table fresh on commit drop as
      select i.id, i.district_id, row_number() over (order by i.id) as n from institution i
      where i.last_contact_at is null and i.merged_into_id is null and i.district_id is not null
        and abs(hashtext(i.id::text)) % 5 = 0`;
    await tx`update institution i set tier = (array['A', 'B', 'C', 'D'])[1 + f.n % 4],
      last_contact_at = now() - (f.n % 500) * interval '1 day' from fresh f where i.id = f.id`;
    await tx`insert into institution_owner (institution_id, officer_id, part, named_at, named_by)
      select id, ${officerId}, 'owner', now(), ${officerId} from fresh order by n limit 300
      on conflict do nothing`;
    await tx`insert into engagement (form_token, type_code, purpose_code, happened_at, institution_id, area_id,
        is_two_way, said_prevent, summary, officer_id, recorded_at)
      select gen_random_uuid()::text, 'type_visit', 'purpose_explaining_prevent', now() - (n % 500) * interval '1 day',
        id, district_id, true, true, 'They asked what Prevent is.', ${officerId}, now() from fresh`;
    await tx`insert into discussion_point (engagement_id, position, topic_code, follow_up, follow_up_by,
        follow_up_owner_id, done_at, done_by)
      select e.id, 1, 'topic_youth', 'Call back', e.happened_at::date + 14, ${officerId},
        case when d.done then now() end, case when d.done then ${officerId}::uuid end
      from engagement e cross join lateral (select abs(hashtext(e.id::text)) % 10 > 0 as done) d where not exists (select from discussion_point d where d.engagement_id = e.id)`;
    await tx`insert into commitment (institution_id, area_id, words, owner_id, due_on, made_at, made_by, ended_at,
        ended_by, ending, told_at, told_by, told_how)
      select id, district_id, 'Send the list', ${officerId}, current_date + 10 - (n % 700)::int, now(), ${officerId},
        e.at, e.by, e.ending, e.at, e.by, e.how
      from fresh cross join lateral (select case when n % 20 > 0 then now() end as at,
        case when n % 20 > 0 then ${officerId}::uuid end as by, case when n % 20 > 0 then 'kept' end as ending,
        case when n % 20 > 0 then 'By email' end as how) e`;
    await tx`insert into planned_contact (institution_id, officer_id, type_code, purpose_code, starts_at, ends_at,
        planned_at, planned_by)
      select id, ${officerId}, 'type_visit', 'purpose_explaining_prevent', now() + (n % 300) * interval '6 hours',
        now() + (n % 300) * interval '6 hours' + interval '1 hour', now(), ${officerId} from fresh where n % 10 = 0`;
  });
  await sql`vacuum analyze`;
}
