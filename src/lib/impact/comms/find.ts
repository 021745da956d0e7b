import { asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import type { Operation } from '#db/schema/audit.ts';
import { commsNamed, commsPlanArea, type CommsPlanId } from '#db/schema/comms-plans.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import { officer as account } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { mayReadPlan, p, type Reading, shownIf } from './may-read.ts';
import { piecesOf } from './pieces.ts';
import { logOf, timelineOf } from './timeline.ts';

/** Where a plan lies, for whoever has to know before it is shown; null where there is none. */
export async function placeOfPlan(db: Db, id: CommsPlanId | null) {
  if (!id) return null;
  const columns = {
    id: p.id,
    areaId: p.areaId,
    ownerId: p.ownerId,
    sequence: p.sequence,
    closedAt: p.closedAt,
  };
  const [row] = await db.select(columns).from(p).where(eq(p.id, id));
  if (!row) return null;
  const further = await db
    .select({ id: area.id, name: area.name, slug: area.slug })
    .from(commsPlanArea)
    .innerJoin(area, eq(area.id, commsPlanArea.areaId))
    .where(eq(commsPlanArea.planId, id))
    .orderBy(asc(area.name), asc(area.id));
  return { ...row, further };
}
export type PlanPlace = NonNullable<Awaited<ReturnType<typeof placeOfPlan>>>;

const owner = alias(account, 'owner');
const author = alias(account, 'author');
const opener = alias(account, 'opener');
const closer = alias(account, 'closer');

type Asked = { id: CommsPlanId; reading: Reading; how?: Extract<Operation, 'consult' | 'disclose'> };

/**
 * A plan as its reader may see it: what is not theirs to read is null. That it was looked at is recorded.
 *
 * @param how `consult` for a page, `disclose` for what is printed
 */
export async function findPlan(
  db: Db,
  officer: Officer,
  { id, reading, how = 'consult' }: Asked,
  now: Temporal.Instant,
) {
  const rule = mayReadPlan(reading);
  const [row] = await db
    .select({
      id: p.id,
      sequence: p.sequence,
      category: sql<IssueCategory | null>`${shownIf(rule, sql`p.category`)}`,
      title: shownIf(rule, sql`p.title`),
      purpose: shownIf(rule, sql`p.purpose`),
      objective: shownIf(rule, sql`p.objective`),
      mayRead: sql<boolean>`${rule}`,
      isEmbargoed: p.isEmbargoed,
      openedAt: p.openedAt,
      opener: opener.name,
      owner: { id: owner.id, name: owner.name, email: owner.email },
      author: author.name,
      writtenAt: p.writtenAt,
      touchedAt: p.touchedAt,
      closedAt: p.closedAt,
      closer: closer.name,
      area: { id: area.id, name: area.name, slug: area.slug },
    })
    .from(p)
    .innerJoin(area, eq(area.id, p.areaId))
    .innerJoin(owner, eq(owner.id, p.ownerId))
    .innerJoin(author, eq(author.id, p.writtenBy))
    .leftJoin(opener, eq(opener.id, p.openedBy))
    .leftJoin(closer, eq(closer.id, p.closedBy))
    .where(eq(p.id, id));
  if (!row) return null;
  const fields = ['title', 'purpose', 'words', 'owner_id'];
  const [pieces, timeline, log, named] = await Promise.all([
    piecesOf(db, { id, reading }, now),
    timelineOf(db, { id, reading }),
    logOf(db, id),
    namedFor(db, id),
    record(db, officer, { operation: how, entity: 'comms_plan', ids: [id], fields }, now),
  ]);
  return { ...row, pieces, timeline, log, named };
}
export type FoundPlan = NonNullable<Awaited<ReturnType<typeof findPlan>>>;

const namedFor = (db: Db, id: CommsPlanId) =>
  db
    .select({ id: account.id, name: account.name, email: account.email, namedAt: commsNamed.namedAt })
    .from(commsNamed)
    .innerJoin(account, eq(account.id, commsNamed.officerId))
    .where(eq(commsNamed.planId, id))
    .orderBy(asc(account.name), asc(account.id));
