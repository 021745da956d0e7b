// Fifty people who check in at once, without a browser: through our verb, or through the bare transaction.
import { connect } from '#db/client.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { checkIn } from '#lib/training/attendance/check-in.ts';
import { bareCheckIn } from '../bare-check-in.ts';

export type Arrival = { session: string; email: string };
export type Order = { way: 'verb' | 'bare'; arrivals: Arrival[]; clients: number };
export type Report = { perSecond: number; p99: number; failures: number };

const url = process.env['DATABASE_URL']!;
const { db } = connect(url, { max: Number(process.env['DATABASE_POOL']) });
const bare = bareCheckIn(url, Number(process.env['BARE_POOL']));

async function byVerb({ session, email }: Arrival): Promise<boolean> {
  const now = Temporal.Now.instant();
  const sitting = { part: null, startsAt: now, endsAt: now };
  const open = { id: session as SessionId, sittings: [sitting], sitting };
  const outcome = await checkIn(db, { kind: 'public' }, open, { who: email, organisation: null }, now);
  return outcome.ok;
}

const byHand = ({ session, email }: Arrival): Promise<boolean> => bare(session, email);

async function carryOut({ way, arrivals, clients }: Order): Promise<Report> {
  const arrive = way === 'verb' ? byVerb : byHand;
  const times: number[] = [];
  let [next, failures] = [0, 0];
  const began = performance.now();
  const client = async () => {
    for (let one = arrivals[next++]; one; one = arrivals[next++]) {
      const asked = performance.now();
      if (!(await arrive(one))) failures++;
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: arrivals.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? 0, failures };
}

process.on('message', (order: Order) => void carryOut(order).then((report) => process.send?.(report)));
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
