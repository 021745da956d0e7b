// Fifty clients who book at once, without a browser: through our verb, or through the bare transaction.
import { connect } from '#db/client.ts';
import type { SessionId } from '#db/schema/courses.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { bareBooking } from '../bare-booking.ts';
import { aRequest } from '../request.ts';

export type Order = { way: 'verb' | 'bare'; sessions: string[]; bookings: number; clients: number };
export type Report = { perSecond: number; p99: number; failures: number; used: number };

const url = process.env['DATABASE_URL']!;
const { db } = connect(url, { max: Number(process.env['DATABASE_POOL']) });
const bare = bareBooking(url, Number(process.env['BARE_POOL']));

async function byVerb(sessionId: string): Promise<boolean> {
  const { request } = aRequest(sessionId as SessionId);
  const outcome = await bookPlaces(db, { kind: 'public' }, request, Temporal.Now.instant());
  return outcome.ok;
}

async function carryOut({ way, sessions, bookings, clients }: Order): Promise<Report> {
  const book = way === 'verb' ? byVerb : bare;
  const times: number[] = [];
  let [next, failures] = [0, 0];
  const before = process.cpuUsage();
  const began = performance.now();
  const client = async () => {
    while (next < bookings) {
      const session = sessions[next++ % sessions.length]!;
      const asked = performance.now();
      if (!(await book(session))) failures++;
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  return { perSecond: bookings / seconds, p99, failures, used: user + system };
}

process.on('message', (order: Order) => void carryOut(order).then((report) => process.send?.(report)));
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
