import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { briefingItem, type BriefingId, type BriefingItemKind } from '#db/schema/briefings.ts';

/** Something to do, by whom and on which day; without one, on any of them. */
export type GivenTask = { words: string; who: string | null; dueOn: Temporal.PlainDate | null };

/** What a briefing says beside its facts. */
export type BriefingWords = {
  lines: readonly string[];
  avoid: readonly string[];
  tasks: readonly GivenTask[];
};

/** As much as two sheets of A4 hold. */
export const mostWords = { lines: 4, avoid: 2, tasks: 6 } as const;
/** How many letters each may have. */
export const longest = { line: 160, task: 140, who: 60 } as const;

/** Writes the words of a draft anew, in the order in which they are given. */
export async function writeItems(
  tx: Db,
  briefingId: BriefingId,
  { lines, avoid, tasks }: BriefingWords,
): Promise<void> {
  await tx.delete(briefingItem).where(eq(briefingItem.briefingId, briefingId));
  const said = (kind: BriefingItemKind, all: readonly string[]) =>
    all.map((words, position) => ({ briefingId, kind, position, words }));
  const rows = [
    ...said('line', lines),
    ...said('avoid', avoid),
    ...tasks.map((task, position) => ({ briefingId, kind: 'task' as const, position, ...task })),
  ];
  if (rows.length > 0) await tx.insert(briefingItem).values(rows);
}
