import autocannon, { type Result, type Sent } from 'autocannon';
import type { Order, Report } from './programs/booking-clients.ts';
import { aForm } from './request.ts';
import { inTurn, type Reading, watched } from './rounds.ts';
import { makeSessions } from './sessions.ts';
import type { World } from './world.ts';

const clients = 50;
type Session = { id: string; reference: string };
type Ways = Record<'bare' | 'verb' | 'form', Reading>;

/**
 * Books through the bare transaction, our verb and the booking form, in turn, each on new sessions.
 *
 * @param spread.sessions over how many sessions the bookings go: 1 is the hot one
 */
export async function measureBookings(
  world: World,
  spread: { sessions: number; bookings: number },
  rounds: number,
): Promise<Ways> {
  const before = await countBookings(world);
  const asked = (rounds + 1) * 3 * spread.bookings;
  const capacity = 1_000;
  const onNew = (work: (sessions: Session[]) => ReturnType<typeof watched>) => async () =>
    work(await makeSessions(world.sql, spread.sessions, capacity));
  const direct = (way: Order['way']) =>
    onNew((sessions) =>
      watched(world.clients.pid, world.databasePid, () => direction(world, way, sessions, spread.bookings)),
    );
  const ways = {
    bare: direct('bare'),
    verb: direct('verb'),
    form: onNew((sessions) =>
      watched(world.site.pid, world.databasePid, () => byForm(world, sessions, spread.bookings)),
    ),
  };
  await inTurn(ways, 1);
  const readings = await inTurn(ways, rounds);
  const made = (await countBookings(world)) - before;
  if (made !== asked) throw new Error(`${asked} bookings were asked for, and ${made} were made.`);
  return readings;
}

/** Sends the booking form from fifty connections, each time for somebody new at an address of their own. */
export async function byForm({ site }: World, sessions: Session[], amount: number) {
  const origin = site.url;
  let next = 0;
  const setupRequest = (request: Sent) => ({
    ...request,
    path: `/training/sessions/${sessions[next % sessions.length]!.reference}/book`,
    headers: {
      ...request.headers,
      'content-type': 'application/x-www-form-urlencoded',
      origin,
      'x-forwarded-for': addressOf(next++),
    },
    body: aForm(),
  });
  const requests = [{ method: 'POST', setupRequest }];
  const result = await autocannon({ url: origin, connections: clients, amount, requests });
  if (result['3xx'] !== amount) throw new Error(whatBecameOf(amount, result));
  return { perSecond: amount / result.duration, p99: result.latency.p99, requests: amount };
}

const meanings: Record<string, string> = {
  200: 'shown again',
  404: 'to a session that was not found',
  409: 'refused: full, or the lock was not had within three seconds',
  422: 'with a mistake',
  429: 'too many from one address',
  500: 'failed',
  503: 'without a database',
};

function whatBecameOf(amount: number, { statusCodeStats = {}, errors, timeouts, ...result }: Result): string {
  const others = Object.entries(statusCodeStats)
    .filter(([status]) => status !== '303')
    .map(([status, { count }]) => `${count} answered ${status} (${meanings[status] ?? 'unknown'})`);
  const lost = errors > 0 ? [`${errors} without an answer, ${timeouts} of them after ten seconds`] : [];
  return `Of ${amount} forms ${result['3xx']} became bookings; ${[...others, ...lost].join(', ')}.`;
}

async function direction(
  { clients: program }: World,
  way: Order['way'],
  sessions: Session[],
  bookings: number,
) {
  const ids = sessions.map((session) => session.id);
  const report = await program.ask<Report>({ way, sessions: ids, bookings, clients } satisfies Order);
  if (report.failures > 0)
    throw new Error(`Of ${bookings} bookings (${way}) were refused: ${inWords(report.refusals)}.`);
  return { perSecond: report.perSecond, p99: report.p99, requests: bookings };
}

const inWords = (refusals: Report['refusals']): string =>
  Object.entries(refusals)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');

const countBookings = async ({ sql }: World): Promise<number> =>
  Number((await sql`select count(*) from booking`)[0]!['count']);

let served = 0;
const addressOf = (_: number): string => {
  const n = served++;
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
};
