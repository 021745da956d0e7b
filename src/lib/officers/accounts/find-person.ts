import { and, desc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { accountLink, handOver, officer, type OfficerId } from '#db/schema/officers.ts';
import { officerSession } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { stateAt } from './account-state.ts';
import { lastSignedInAt } from './dormant.ts';
import { factorsOf } from './factors.ts';
import { grantsOfPeople } from './grants.ts';
import { peopleWithin, thisOfficer } from './people-within.ts';

const adder = alias(officer, 'adder');
const closer = alias(officer, 'closer');

/** An account with its roles, its second factors by kind, and what is open about it; null where it is not theirs to see. */
export async function findPerson(
  db: Db,
  actor: Officer,
  id: OfficerId | null,
  areas: readonly AreaId[],
  now: Temporal.Instant,
) {
  if (!id) return null;
  const [row] = await db
    .select({
      id: officer.id,
      name: officer.name,
      email: officer.email,
      addedAt: officer.addedAt,
      addedByName: adder.name,
      deactivatedAt: officer.deactivatedAt,
      deactivatedByName: closer.name,
      deactivationReason: officer.deactivationReason,
      state: stateAt(now),
      lastSignedInAt,
    })
    .from(officer)
    .leftJoin(adder, eq(adder.id, officer.addedBy))
    .leftJoin(closer, eq(closer.id, officer.deactivatedBy))
    .where(and(eq(officer.id, id), peopleWithin(areas)(thisOfficer)));
  if (!row) return null;
  await record(db, actor, { operation: 'consult', entity: 'officer', ids: [id] }, now);
  const [grants, factors, open] = await Promise.all([
    grantsOfPeople(db, [id]),
    factorsOf(db, id),
    openOf(db, id),
  ]);
  return { ...row, grants, factors, ...open };
}
export type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

async function openOf(db: Db, id: OfficerId) {
  const [[invitation], [asked], signIns] = await Promise.all([
    db
      .select({
        madeAt: accountLink.madeAt,
        expiresAt: accountLink.expiresAt,
        usedAt: accountLink.usedAt,
        withdrawnAt: accountLink.withdrawnAt,
      })
      .from(accountLink)
      .where(and(eq(accountLink.officerId, id), eq(accountLink.kind, 'invitation')))
      .orderBy(desc(accountLink.madeAt))
      .limit(1),
    db
      .select({ askedAt: handOver.askedAt })
      .from(handOver)
      .where(and(eq(handOver.officerId, id), isNull(handOver.doneAt))),
    db.$count(officerSession, eq(officerSession.userId, id)),
  ]);
  return { invitation: invitation ?? null, handOverAskedAt: asked?.askedAt ?? null, signIns };
}
