import { sql, type SQL } from 'drizzle-orm';

/** How we work with an institution, by how many people it speaks with and how much it matters to our plan. */
export const corners = ['work_closely', 'keep_satisfied', 'keep_informed', 'light_touch'] as const;
export type Corner = (typeof corners)[number];

/** From 1 to 5, for reach and for relevance. */
export const scores = [1, 2, 3, 4, 5] as const;

/** From this score on, reach or relevance counts as high. */
const highScore = 4;

/** The corner of two scores; null until both are given. */
export function corner(reach: number | null, relevance: number | null): Corner | null {
  if (reach === null || relevance === null) return null;
  if (relevance >= highScore) return reach >= highScore ? 'work_closely' : 'keep_informed';
  return reach >= highScore ? 'keep_satisfied' : 'light_touch';
}

const high = (column: SQL) => sql`${column} >= ${sql.raw(String(highScore))}`;
const low = (column: SQL) => sql`${column} < ${sql.raw(String(highScore))}`;
const [reach, relevance] = [sql`i.reach`, sql`i.relevance`];

/** Whether `institution i` lies in a corner. */
export const inCorner: Readonly<Record<Corner, SQL>> = {
  work_closely: sql`(${high(reach)} and ${high(relevance)})`,
  keep_informed: sql`(${low(reach)} and ${high(relevance)})`,
  keep_satisfied: sql`(${high(reach)} and ${low(relevance)})`,
  light_touch: sql`(${low(reach)} and ${low(relevance)})`,
};
