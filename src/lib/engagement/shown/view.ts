import { type SQL, sql } from 'drizzle-orm';
import type { EngagementId, ShownPart } from '#db/schema/engagements.ts';

/** An engagement as its institution sees it: facts that an officer chose, and our role, never a name. */
export type ShownEngagement = {
  id: EngagementId;
  happenedAt: Temporal.Instant;
  type: string;
  summary: string | null;
  topics: readonly string[] | null;
  asked: string | null;
  headcount: number | null;
  promises: readonly { words: string; state: 'open' | 'kept' | 'not_kept' }[] | null;
  /** Corrections asked for that nobody has answered yet. */
  waiting: number;
};
export type ShownRow = Omit<ShownEngagement, 'happenedAt'> & { happenedAt: string };

/** What the parts are called on the form that chooses them. */
export const shownPartWords: Readonly<Record<ShownPart, string>> = {
  summary: 'What was said',
  topics: 'What it was about: the topics, without our notes',
  asked: 'What they asked of us',
  promises: 'What we promised, and whether it is kept',
  headcount: 'How many people were there',
};

/**
 * The columns of `ShownRow`, where `e` is the engagement and `t` its kind. Our view, names of contacts and officers,
 * notes on the points and follow-ups are not among them, whatever is chosen.
 */
export const shownColumns = (parts: SQL): SQL => {
  const given = (part: ShownPart, column: SQL) => sql`case when ${part} = any(${parts}) then ${column} end`;
  return sql`e.id, to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "happenedAt",
    t.label as type, ${given('summary', sql`e.summary`)} as summary,
    ${given(
      'topics',
      sql`array(select distinct pt.label from discussion_point p
        join engagement_term pt on pt.code = p.topic_code where p.engagement_id = e.id order by 1)`,
    )} as topics,
    ${given('asked', sql`e.asked_of_us`)} as asked, ${given('headcount', sql`e.headcount`)} as headcount,
    ${given(
      'promises',
      sql`(select coalesce(jsonb_agg(jsonb_build_object('words', c.words, 'state', coalesce(c.ending, 'open'))
        order by c.made_at, c.id), '[]') from commitment c where c.engagement_id = e.id)`,
    )} as promises,
    (select count(*)::int from engagement_correction k
      where k.engagement_id = e.id and k.answered_at is null) as waiting`;
};

export const shown = ({ happenedAt, ...row }: ShownRow): ShownEngagement => ({
  ...row,
  happenedAt: Temporal.Instant.from(happenedAt),
});
