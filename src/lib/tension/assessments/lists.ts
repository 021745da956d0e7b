import { type SQL, sql } from 'drizzle-orm';

export const assessmentLists = ['waiting', 'drafts', 'standing', 'due', 'ended'] as const;
export type AssessmentList = (typeof assessmentLists)[number];

/** What is out of date, or will be within so many hours, is due for its review. */
export const dueWithinHours = 48;

type Kept = {
  /** Which versions stand in the list, of version `x`. */
  holds: SQL;
  /** In which order, of version `x` and its area `a`; the id comes last. */
  by: readonly SQL[];
  isDescending?: true;
};

const stands = sql`x.approved_at is not null and x.ended_at is null`;

/** How each list is cut: by what waits longest or is due first, or by name; never by level. */
export const cutOf: Readonly<Record<AssessmentList, (now: Temporal.Instant) => Kept>> = {
  waiting: () => ({ holds: sql`x.approved_at is null and x.asked_at is not null`, by: [sql`x.asked_at`] }),
  drafts: () => ({
    holds: sql`x.approved_at is null and x.asked_at is null`,
    by: [sql`x.written_at`],
    isDescending: true,
  }),
  standing: () => ({ holds: stands, by: [sql`a.name`, sql`x.category`] }),
  due: (now) => ({
    holds: sql`${stands} and x.valid_until <= ${now.add({ hours: dueWithinHours }).toString()}::timestamptz`,
    by: [sql`x.valid_until`],
  }),
  ended: () => ({ holds: sql`x.ended_at is not null`, by: [sql`x.ended_at`], isDescending: true }),
};
