import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { constraintOf } from '#db/refusals.ts';
import { type EnquiryReason, replyTemplate } from '#db/schema/enquiries.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { ReplyTemplateId } from './list.ts';

export type TemplateGiven = { title: string; reason: EnquiryReason | null; words: string };
export type TemplateRefusal = 'no such template' | 'changed meanwhile' | 'title taken';

/** Writes a new template of replies. */
export const addTemplate = (
  db: Db,
  officer: Officer,
  given: TemplateGiven,
  now: Temporal.Instant,
): Promise<Outcome<ReplyTemplateId, 'title taken'>> =>
  unlessTaken(() =>
    db.transaction(async (tx) => {
      const by = { changedAt: now, changedBy: officer.id };
      const [made] = await tx
        .insert(replyTemplate)
        .values({ ...given, ...by })
        .returning({ id: replyTemplate.id });
      const entry = { operation: 'collect', entity: 'reply_template', ids: [made!.id] } as const;
      await record(tx, officer, entry, now);
      return done(made!.id);
    }),
  );

type Changed = { id: ReplyTemplateId; sequence: number; given: TemplateGiven; isRetired: boolean };

/** Writes a template anew, takes it out of use, or brings it back. */
export const changeTemplate = (
  db: Db,
  officer: Officer,
  { id, sequence, given, isRetired }: Changed,
  now: Temporal.Instant,
): Promise<Outcome<null, TemplateRefusal>> =>
  unlessTaken(() =>
    db.transaction(async (tx) => {
      const [found] = await tx.select().from(replyTemplate).where(eq(replyTemplate.id, id)).for('update');
      if (!found) return refused('no such template');
      if (found.sequence !== sequence) return refused('changed meanwhile');
      const retiredAt = isRetired ? (found.retiredAt ?? now) : null;
      const by = { changedAt: now, changedBy: officer.id, sequence: sequence + 1 };
      await tx
        .update(replyTemplate)
        .set({ ...given, ...by, retiredAt })
        .where(eq(replyTemplate.id, id));
      await record(tx, officer, { operation: 'alter', entity: 'reply_template', ids: [id] }, now);
      return done(null);
    }),
  );

async function unlessTaken<T, Reason extends string>(
  write: () => Promise<Outcome<T, Reason>>,
): Promise<Outcome<T, Reason | 'title taken'>> {
  try {
    return await write();
  } catch (error) {
    if (constraintOf(error) === 'reply_template_title') return refused('title taken');
    throw error;
  }
}
