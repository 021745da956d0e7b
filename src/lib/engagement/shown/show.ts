import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { engagement, type EngagementId, type ShownPart } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { shown, shownColumns, type ShownEngagement, type ShownRow } from './view.ts';

type About = { id: EngagementId; sequence: number };

/** Shows an institution parts of what was recorded of an engagement with it; nothing that is more than OFFICIAL. */
export function showEngagement(
  db: Db,
  officer: Officer,
  { id, sequence, parts, recipient }: About & { parts: readonly ShownPart[]; recipient: string },
  now: Temporal.Instant,
): Promise<Outcome<null, 'changed meanwhile'>> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(engagement)
      .set({ shownAt: now, shownBy: officer.id, shownParts: [...parts] })
      .where(
        and(
          ...[eq(engagement.id, id), eq(engagement.sequence, sequence), eq(engagement.marking, 'OFFICIAL')],
          ...[isNotNull(engagement.institutionId), ne(engagement.summary, '')],
        ),
      )
      .returning({ id: engagement.id });
    if (!row) return refused('changed meanwhile');
    const entry = { operation: 'disclose', entity: 'engagement', ids: [id], fields: parts } as const;
    await record(tx, officer, { ...entry, recipient }, now);
    return done(null);
  });
}

/** Takes an engagement from the institution's page again. */
export function hideEngagement(
  db: Db,
  officer: Officer,
  id: EngagementId,
  now: Temporal.Instant,
): Promise<void> {
  return db.transaction(async (tx) => {
    await tx
      .update(engagement)
      .set({ shownAt: null, shownBy: null, shownParts: [] })
      .where(eq(engagement.id, id));
    const entry = { operation: 'alter', entity: 'engagement', ids: [id], fields: ['shown_at'] } as const;
    await record(tx, officer, entry, now);
  });
}

/** An engagement as the institution would see it with some parts chosen. */
export async function previewShown(
  db: Db,
  id: EngagementId,
  parts: readonly ShownPart[],
): Promise<ShownEngagement | null> {
  const chosen = sql`${`{${parts.join(',')}}`}::text[]`;
  const [row] = await db.execute<ShownRow>(sql`
    select ${shownColumns(chosen)} from engagement e join engagement_term t on t.code = e.type_code
    where e.id = ${id}`);
  return row ? shown(row) : null;
}
