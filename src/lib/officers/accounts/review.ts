import { and, asc, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { accountReview, officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukMoment } from '#lib/dates.ts';
import { stateAt } from './account-state.ts';
import { lastSignedInAt } from './dormant.ts';
import { grantState, grantsOfPeople } from './grants.ts';
import { peopleWithin, thisOfficer } from './people-within.ts';
import { quartersLater } from '#lib/quarters.ts';

const reviewer = alias(officer, 'reviewer');

/** Everybody to look at in a quarter, those that nobody has looked at first, with what they hold and what was decided. */
export async function listReview(
  db: Db,
  actor: Officer,
  areas: readonly AreaId[],
  quarter: Temporal.PlainDate,
  now: Temporal.Instant,
) {
  const rows = await db
    .select({
      id: officer.id,
      name: officer.name,
      email: officer.email,
      state: stateAt(now),
      lastSignedInAt,
      decision: accountReview.decision,
      note: accountReview.note,
      reviewedAt: accountReview.reviewedAt,
      reviewedByName: reviewer.name,
    })
    .from(officer)
    .leftJoin(accountReview, and(eq(accountReview.officerId, officer.id), eq(accountReview.quarter, quarter)))
    .leftJoin(reviewer, eq(reviewer.id, accountReview.reviewedBy))
    .where(and(peopleWithin(areas)(thisOfficer), isDue(quarter)))
    .orderBy(sql`${accountReview.reviewedAt} is not null`, asc(officer.name), asc(officer.id))
    .limit(1000);
  const ids = rows.map(({ id }) => id);
  await record(db, actor, { operation: 'consult', entity: 'officer', ids }, now);
  const grants = Map.groupBy(await grantsOfPeople(db, ids), ({ officerId }) => officerId);
  return rows.map((row) => ({
    ...row,
    grants: (grants.get(row.id) ?? []).filter((grant) => grantState(grant, now) === 'present'),
  }));
}
export type Reviewed = Awaited<ReturnType<typeof listReview>>[number];

// An account that was closed is looked at no more; one that was looked at before it closed stays in the list.
function isDue(quarter: Temporal.PlainDate) {
  const end = ukMoment(quartersLater(quarter, 1), new Temporal.PlainTime());
  return or(and(isNull(officer.deactivatedAt), lt(officer.addedAt, end)), sql`account_review.id is not null`);
}

/** How many of the accounts that are due in a quarter were looked at. */
export async function reviewProgress(
  db: Db,
  areas: readonly AreaId[],
  quarter: Temporal.PlainDate,
): Promise<{ done: number; due: number }> {
  const [row] = await db
    .select({ due: sql<number>`count(*)::int`, done: sql<number>`count(account_review.id)::int` })
    .from(officer)
    .leftJoin(accountReview, and(eq(accountReview.officerId, officer.id), eq(accountReview.quarter, quarter)))
    .where(and(peopleWithin(areas)(thisOfficer), isDue(quarter)));
  return row ?? { done: 0, due: 0 };
}

/** The quarters in which somebody looked at an account, newest first. */
export async function reviewedQuarters(db: Db, areas: readonly AreaId[]): Promise<Temporal.PlainDate[]> {
  const rows = await db
    .selectDistinct({ quarter: accountReview.quarter })
    .from(accountReview)
    .innerJoin(officer, eq(officer.id, accountReview.officerId))
    .where(peopleWithin(areas)(thisOfficer))
    .orderBy(desc(accountReview.quarter))
    .limit(40);
  return rows.map(({ quarter }) => quarter);
}
