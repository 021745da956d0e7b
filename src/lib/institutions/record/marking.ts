import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { engagement, type Marking } from '#db/schema/engagements.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';

/** The highest marking of what is recorded with an institution: its page bears it. */
export async function markingOf(db: Db, id: InstitutionId): Promise<Marking> {
  const sensitive = and(eq(engagement.institutionId, id), eq(engagement.marking, 'OFFICIAL-SENSITIVE'));
  const [found] = await db.select({ id: engagement.id }).from(engagement).where(sensitive).limit(1);
  return found ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL';
}
