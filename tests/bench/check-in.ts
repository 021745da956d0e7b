import autocannon, { type Sent } from 'autocannon';
import type { Sql } from '#db/sql.ts';
import { newCheckInCode } from '#lib/training/attendance/check-in-code.ts';
import { startProgram } from './program.ts';
import type { Arrival, Order, Report } from './programs/check-in-clients.ts';
import { inTurn, type Reading, watched } from './rounds.ts';
import { makeSessions } from './sessions.ts';
import type { World } from './world.ts';

const clients = 50;
type Ways = Record<'bare' | 'verb' | 'form', Reading>;
type Made = Arrival & { code: string };

/**
 * Checks people in through the bare transaction, our verb and the public form, in turn, each to new sessions that
 * are on: by default 200 people to 10 of them. All of them come from one address, as in a hall.
 */
export async function measureCheckIn(
  world: World,
  rounds: number,
  { sessions, people }: { sessions: number; people: number } = { sessions: 10, people: 20 },
): Promise<Ways> {
  const pools = { DATABASE_POOL: '10', BARE_POOL: process.env['BARE_POOL'] ?? '10' };
  const env = { DATABASE_URL: world.databaseUrl, ...pools };
  const program = await startProgram('check-in-clients', { folder: world.folder, env });
  const onNew = (work: (arrivals: Made[]) => ReturnType<typeof watched>) => async () =>
    work(await makeArrivals(world.sql, sessions, people));
  const direct = (way: Order['way']) =>
    onNew((arrivals) =>
      watched(program.pid, world.databasePid, async () => {
        const report = await program.ask<Report>({ way, arrivals, clients } satisfies Order);
        if (report.failures > 0) throw new Error(`${report.failures} people (${way}) were not checked in.`);
        return { ...report, requests: arrivals.length };
      }),
    );
  const form = onNew((arrivals) => watched(world.site.pid, world.databasePid, () => byForm(world, arrivals)));
  const ways = { bare: direct('bare'), verb: direct('verb'), form };
  await inTurn(ways, 1);
  const readings = await inTurn(ways, rounds);
  await program.stop();
  return readings;
}

async function byForm({ site }: World, arrivals: Made[]) {
  let next = 0;
  const address = `10.9.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;
  const setupRequest = (request: Sent) => {
    const { code, email } = arrivals[next++ % arrivals.length]!;
    const type = 'application/x-www-form-urlencoded';
    const headers = {
      ...request.headers,
      'content-type': type,
      origin: site.url,
      'x-forwarded-for': address,
    };
    return {
      ...request,
      path: `/check-in/${code}`,
      headers,
      body: new URLSearchParams({ who: email }).toString(),
    };
  };
  const amount = arrivals.length;
  const requests = [{ method: 'POST' as const, setupRequest }];
  const result = await autocannon({ url: site.url, connections: clients, amount, requests });
  if (result['3xx'] !== amount) throw new Error(`Of ${amount} people ${result['3xx']} were checked in.`);
  return { perSecond: amount / result.duration, p99: result.latency.p99, requests: amount };
}

/** New sessions that began ten minutes ago, with named people booked on each; in the order in which they come in. */
async function makeArrivals(sql: Sql, sessions: number, people: number): Promise<Made[]> {
  const made = await makeSessions(sql, sessions, people);
  const ids = made.map(({ id }) => id);
  const codes = made.map(() => newCheckInCode());
  await sql`update training_session s set starts_at = now() - interval '10 min', ends_at = now() + interval '80 min',
      booking_closes_at = now() - interval '2 days', changes_close_at = now() - interval '1 day', check_in_code = c.code
    from unnest(${ids}::uuid[], ${codes}::text[]) as c(id, code) where s.id = c.id`;
  const rows = await sql<Arrival[]>`with made as (
      insert into booking (reference, session_id, key_hash, key_sealed, form_token, organisation,
        institution_type_code, postcode, booker_name, booker_email, booker_phone, booker_role, booked_at)
      select 'C' || reference, id, sha256(('check in' || id::text)::bytea), '\\x00', gen_random_uuid(),
        'Ashmere Community School', 'secondary_school', 'MK40 1AA', 'Amara Nwosu',
        'booker@ashmere.school.example', '01632 960 001', 'Head of year', now()
      from training_session where id = any(${ids}) returning id, session_id),
    seated as (
      insert into booking_place (booking_id, session_id, position, attendee_name, attendee_email)
      select id, session_id, p.i, 'Amina Khan ' || p.i, 'person' || p.i || '@ashmere.school.example'
      from made, generate_series(1, ${people}::int) as p(i) returning session_id, position, attendee_email)
    select session_id as session, attendee_email as email from seated order by position, session_id`;
  const codeOf = new Map(ids.map((id, index) => [id, codes[index]!]));
  return rows.map(({ session, email }) => ({ session, email, code: codeOf.get(session)! }));
}
