// Fifty clients who book at once, without a browser: through our verb, or through the bare transaction.
import { connect } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { bareBooking } from '../bare-booking.ts';
import { aRequest } from '../request.ts';

export type Order = { way: 'verb' | 'bare'; sessions: string[]; bookings: number; clients: number };
export type Report = {
  perSecond: number;
  p99: number;
  failures: number;
  /** How many for each reason; busy: the lock was not had within its three seconds. */
  refusals: Record<string, number>;
  used: number;
};

const url = process.env['DATABASE_URL']!;
const { db } = connect(url, { max: Number(process.env['DATABASE_POOL']) });
const bare = bareBooking(url, Number(process.env['BARE_POOL']));

async function byVerb(sessionId: string): Promise<string | null> {
  const { request } = aRequest(sessionId as SessionId);
  const outcome = await bookPlaces(db, { kind: 'public' }, request, Temporal.Now.instant());
  return outcome.ok ? null : outcome.reason;
}

async function byHand(sessionId: string): Promise<string | null> {
  try {
    return (await bare(sessionId)) ? null : 'full';
  } catch (error) {
    if (isBusy(error)) return 'busy';
    throw error;
  }
}

async function carryOut({ way, sessions, bookings, clients }: Order): Promise<Report> {
  const book = way === 'verb' ? byVerb : byHand;
  const refusals: Record<string, number> = {};
  const times: number[] = [];
  let [next, failures] = [0, 0];
  const before = process.cpuUsage();
  const began = performance.now();
  const client = async () => {
    while (next < bookings) {
      const session = sessions[next++ % sessions.length]!;
      const asked = performance.now();
      const refusal = await book(session);
      if (refusal) failures++;
      if (refusal) refusals[refusal] = (refusals[refusal] ?? 0) + 1;
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  return { perSecond: bookings / seconds, p99, failures, refusals, used: user + system };
}

process.on('message', (order: Order) => void carryOut(order).then((report) => process.send?.(report)));
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
