import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { handOver, officer, type OfficerId, roleGrant } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { openLink } from '#lib/mail/links.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { areaPath } from '../areas.ts';
import { grantsOfPeople, isOpen } from './grants.ts';
import { tellOfficer } from './letters.ts';
import { personWithin } from './people-within.ts';

type Leaver = { id: OfficerId; name: string };

/** Asks for what somebody looks after to be given to colleagues, while they are leaving; done at a close by itself. */
export function askHandOver(
  db: Db,
  actor: Officer,
  id: OfficerId,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such account' | 'asked already'>> {
  return db.transaction(async (tx) => {
    const leaver = await personWithin(tx, areas, id);
    if (!leaver) return refused('no such account');
    return (await openHandOver(tx, actor, leaver, now)) ? done(null) : refused('asked already');
  });
}

/**
 * Opens a hand-over unless one is open, and tells the supervisors of the areas in which the leaver has a role.
 *
 * @returns whether there was none before
 */
export async function openHandOver(
  tx: Db,
  actor: Officer,
  leaver: Leaver,
  now: Temporal.Instant,
): Promise<boolean> {
  const opened = await tx
    .insert(handOver)
    .values({ officerId: leaver.id, askedAt: now, askedBy: actor.id })
    .onConflictDoNothing()
    .returning({ id: handOver.id });
  if (opened.length === 0) return false;
  await record(tx, actor, { operation: 'alter', entity: 'hand_over', ids: opened.map(({ id }) => id) }, now);
  const handOverUrl = openLink(`/staff/admin/people/${leaver.id}/hand-over`);
  for (const to of await supervisorsOf(tx, leaver.id, actor.id, now))
    await tellOfficer(tx, 'hand-over-asked', to, { leaverName: leaver.name, handOverUrl }, now);
  return true;
}

/** The supervisors whose areas cover a role of the leaver's; whoever asks knows already. */
async function supervisorsOf(tx: Db, leaver: OfficerId, asker: OfficerId, now: Temporal.Instant) {
  const held = (await grantsOfPeople(tx, [leaver])).filter((grant) => isOpen(grant, now));
  const above = (await Promise.all(held.map(({ areaId }) => areaPath(tx, areaId)))).flat();
  if (above.length === 0) return [];
  const supervises = and(eq(roleGrant.role, 'supervisor'), inArray(roleGrant.areaId, above));
  const rows = await tx
    .selectDistinct({ id: officer.id, name: officer.name, email: officer.email })
    .from(officer)
    .innerJoin(roleGrant, and(eq(roleGrant.officerId, officer.id), supervises))
    .where(and(isNull(officer.deactivatedAt), ne(officer.id, leaver), ne(officer.id, asker)));
  const grants = await grantsOfPeople(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.filter(({ id }) =>
    grants.some(
      (one) =>
        one.officerId === id && one.role === 'supervisor' && above.includes(one.areaId) && isOpen(one, now),
    ),
  );
}
