import { asc, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { commsTerm, type CommsTermKind } from '#db/schema/comms-terms.ts';

export type CommsTerm = typeof commsTerm.$inferSelect;
export type CommsTerms = Readonly<Record<CommsTermKind, readonly CommsTerm[]>>;

/** The audiences, channels and languages that a form offers. */
export async function listCommsTerms(db: Db): Promise<CommsTerms> {
  const rows = await db
    .select()
    .from(commsTerm)
    .where(isNull(commsTerm.retiredAt))
    .orderBy(asc(commsTerm.position), asc(commsTerm.code));
  const of = (kind: CommsTermKind) => rows.filter((row) => row.kind === kind);
  return { audience: of('audience'), channel: of('channel'), language: of('language') };
}
