import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { officer as account } from '#db/schema/officers.ts';
import { feedback, type FeedbackId } from '#db/schema/promises.ts';
import type { FeedbackState } from './state.ts';

const feedbackPageSize = 50;

const ofState: Readonly<Record<FeedbackState, SQL | undefined>> = {
  waiting: and(isNull(feedback.approvedAt), isNull(feedback.sentBackAt), isNull(feedback.withdrawnAt)),
  sent_back: and(isNotNull(feedback.sentBackAt), isNull(feedback.withdrawnAt)),
  published: and(isNotNull(feedback.approvedAt), isNull(feedback.withdrawnAt)),
  withdrawn: isNotNull(feedback.withdrawnAt),
};

type Asked = { areas: readonly AreaId[]; state: FeedbackState; after?: FeedbackId | undefined };

/** One page of what was written for some areas and stands so, the latest first. It names nobody outside the team. */
export async function listFeedback(db: Db, { areas, state, after }: Asked, size = feedbackPageSize) {
  const beyond = after
    ? sql`(${feedback.writtenAt}, ${feedback.id}) <
        ((select f.written_at from feedback f where f.id = ${after}), ${after}::uuid)`
    : undefined;
  const rows = await db
    .select({
      id: feedback.id,
      youSaid: feedback.youSaid,
      weDid: feedback.weDid,
      area: area.name,
      writer: account.name,
      writtenBy: feedback.writtenBy,
      writtenAt: feedback.writtenAt,
      approvedAt: feedback.approvedAt,
    })
    .from(feedback)
    .innerJoin(area, eq(area.id, feedback.areaId))
    .innerJoin(account, eq(account.id, feedback.writtenBy))
    .where(and(inArray(feedback.areaId, [...areas]), ofState[state], beyond))
    .orderBy(desc(feedback.writtenAt), desc(feedback.id))
    .limit(size + 1);
  return { rows: rows.slice(0, size), hasMore: rows.length > size };
}
export type ListedFeedback = Awaited<ReturnType<typeof listFeedback>>['rows'][number];

/** How many stand so in some areas. */
export const countFeedback = (db: Db, areas: readonly AreaId[], state: FeedbackState): Promise<number> =>
  areas.length === 0
    ? Promise.resolve(0)
    : db.$count(feedback, and(inArray(feedback.areaId, [...areas]), ofState[state]));

/** What the public reads of an area and all that lies in it, or of everywhere; the latest first. It names nobody. */
export async function publishedFeedback(db: Db, slug: string | null, most: number) {
  const within = sql`${feedback.areaId} in (
    with recursive down as (select id from area where slug = ${slug}
      union select a.id from area a join down on a.parent_id = down.id) select id from down)`;
  return db
    .select({
      id: feedback.id,
      youSaid: feedback.youSaid,
      weDid: feedback.weDid,
      area: area.name,
      approvedAt: feedback.approvedAt,
    })
    .from(feedback)
    .innerJoin(area, eq(area.id, feedback.areaId))
    .where(and(ofState.published, slug ? within : undefined))
    .orderBy(desc(feedback.approvedAt), desc(feedback.id))
    .limit(most);
}
