import { desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { engagement } from '#db/schema/engagements.ts';
import { institution } from '#db/schema/institutions.ts';
import { officer as account } from '#db/schema/officers.ts';
import { commitment, commitmentChange, type CommitmentId, feedback } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

const owner = alias(account, 'owner');
const maker = alias(account, 'maker');
const ender = alias(account, 'ender');
const teller = alias(account, 'teller');

/** All that is held of a promise; that it was looked at is recorded. Null where there is none. */
export async function findPromise(db: Db, officer: Officer, id: CommitmentId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      promise: commitment,
      owner: owner.name,
      ownerLeft: owner.deactivatedAt,
      maker: maker.name,
      ender: ender.name,
      teller: teller.name,
      area: { name: area.name, slug: area.slug },
      institution: {
        id: institution.id,
        name: institution.name,
        districtId: institution.districtId,
        contactState: institution.contactState,
        pausedUntil: institution.pausedUntil,
      },
      engagement: { id: engagement.id, areaId: engagement.areaId, happenedAt: engagement.happenedAt },
    })
    .from(commitment)
    .innerJoin(owner, eq(owner.id, commitment.ownerId))
    .innerJoin(maker, eq(maker.id, commitment.madeBy))
    .innerJoin(area, eq(area.id, commitment.areaId))
    .leftJoin(ender, eq(ender.id, commitment.endedBy))
    .leftJoin(teller, eq(teller.id, commitment.toldBy))
    .leftJoin(institution, eq(institution.id, commitment.institutionId))
    .leftJoin(engagement, eq(engagement.id, commitment.engagementId))
    .where(eq(commitment.id, id));
  if (!row) return null;
  const [changes, published] = await Promise.all([
    changesOf(db, id),
    publishedOf(db, id),
    record(db, officer, { operation: 'consult', entity: 'commitment', ids: [id] }, now),
  ]);
  return { ...row, changes, published };
}
export type FoundPromise = NonNullable<Awaited<ReturnType<typeof findPromise>>>;

const from = alias(account, 'from_owner');
const to = alias(account, 'to_owner');

const changesOf = (db: Db, id: CommitmentId) =>
  db
    .select({
      at: commitmentChange.at,
      by: account.name,
      reason: commitmentChange.reason,
      from: from.name,
      to: to.name,
      fromOn: commitmentChange.fromOn,
      toOn: commitmentChange.toOn,
    })
    .from(commitmentChange)
    .innerJoin(account, eq(account.id, commitmentChange.by))
    .innerJoin(from, eq(from.id, commitmentChange.fromOwnerId))
    .innerJoin(to, eq(to.id, commitmentChange.toOwnerId))
    .where(eq(commitmentChange.commitmentId, id))
    .orderBy(desc(commitmentChange.at))
    .limit(50);

const publishedOf = (db: Db, id: CommitmentId) =>
  db
    .select({
      id: feedback.id,
      youSaid: feedback.youSaid,
      approvedAt: feedback.approvedAt,
      sentBackAt: feedback.sentBackAt,
      withdrawnAt: feedback.withdrawnAt,
    })
    .from(feedback)
    .where(eq(feedback.commitmentId, id))
    .orderBy(desc(feedback.writtenAt))
    .limit(10);
