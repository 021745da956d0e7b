// What a staff page does before it is drawn, in turn with and without the guard and the access log.
import { connect, type Db } from '#db/client.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { record } from '#lib/audit/record.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { lookAtSession } from '#lib/officers/sign-in/sessions.ts';
import { mayReach } from '#lib/officers/staff-pages.ts';
import { deletesOn } from '#lib/privacy/deletes-on.ts';
import { findForStaff } from '#lib/training/sessions/find-for-staff.ts';

/** How long all requests of a turn took, and our processor time for them in microseconds. */
export type Turn = { milliseconds: number; used: number };

type Order = { way: 'plain' | 'guarded'; times: number; session: SessionId; cookie: string };

const { db } = connect(process.env['DATABASE_URL']!, { max: 4 });

const now = () => Temporal.Now.instant();

async function page(on: Db, session: SessionId) {
  const found = await findForStaff(on, session, now());
  if (!found) throw new Error('The session is not there.');
  await deletesOn(on, { rule: 'booking', purpose: 'training' }, found.session.endsAt);
  return found;
}

async function guardedPage(on: Db, { session, cookie }: Order): Promise<void> {
  const { signIn } = await lookAtSession(on, cookie, now());
  if (!signIn || !mayReach(signIn.officer, '/staff/training/sessions/[id]')) throw new Error('Not let in.');
  const found = await page(on, session);
  if (!can.seeBookings(signIn.officer, await knownAreaPath(on, found.area.id, now())))
    throw new Error('Not let in.');
  const entry = { operation: 'consult', entity: 'booking', ids: [session], fields: ['attendees'] } as const;
  await record(on, signIn.officer, entry, now());
}

const ways = {
  plain: async (order: Order) => void (await page(db, order.session)),
  guarded: (order: Order) => guardedPage(db, order),
};

process.on('message', (order: Order) => {
  void (async () => {
    const [before, cpu] = [performance.now(), process.cpuUsage()];
    for (let done = 0; done < order.times; done++) await ways[order.way](order);
    const { user, system } = process.cpuUsage(cpu);
    process.send?.({ milliseconds: performance.now() - before, used: user + system } satisfies Turn);
  })();
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
