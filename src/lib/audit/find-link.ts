import { and, eq, gte, lte } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { auditLink, auditSeal } from '#db/schema/audit.ts';
import { hex } from './chain/seals.ts';

/** Where an entry stands in the chain, and when it was sealed; null while it waits. */
export async function findLinkOf(db: Db, entryId: number) {
  const [row] = await db
    .select({ position: auditLink.position, hash: auditLink.hash, sealedAt: auditSeal.sealedAt })
    .from(auditLink)
    .innerJoin(
      auditSeal,
      and(lte(auditSeal.firstPosition, auditLink.position), gte(auditSeal.lastPosition, auditLink.position)),
    )
    .where(eq(auditLink.entryId, entryId));
  return row ? { ...row, hash: hex(row.hash) } : null;
}
export type FoundLink = Awaited<ReturnType<typeof findLinkOf>>;
