import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type EnquiryReason, replyTemplate } from '#db/schema/enquiries.ts';

export type ReplyTemplate = typeof replyTemplate.$inferSelect;
export type ReplyTemplateId = ReplyTemplate['id'];

/** The templates in use, or all; those for a reason come first where one is given. */
export const listTemplates = (
  db: Db,
  { reason = null, retired = false }: { reason?: EnquiryReason | null; retired?: boolean } = {},
): Promise<ReplyTemplate[]> =>
  db
    .select()
    .from(replyTemplate)
    .where(retired ? undefined : isNull(replyTemplate.retiredAt))
    .orderBy(sql`${replyTemplate.reason} is not distinct from ${reason} desc`, asc(replyTemplate.title));

/** A template of replies, or null. */
export async function findTemplate(db: Db, id: ReplyTemplateId | null): Promise<ReplyTemplate | null> {
  if (!id) return null;
  const [row] = await db.select().from(replyTemplate).where(eq(replyTemplate.id, id));
  return row ?? null;
}
