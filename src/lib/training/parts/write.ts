import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { SiteId } from '#db/schema/institutions.ts';
import { type PartId, sessionPart } from '#db/schema/session-parts.ts';
import type { SessionId } from '#db/schema/sessions.ts';

/** A part as an officer decides it; one that is there already keeps its id, and with it its place in diaries. */
export type PartDetails = {
  id: PartId | null;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  siteId: SiteId | null;
};

/** Makes the parts of a session those of the list, soonest first. A list of one or none is a session without parts. */
export async function writeParts(tx: Db, sessionId: SessionId, list: readonly PartDetails[]): Promise<void> {
  const own = await tx
    .select({ id: sessionPart.id })
    .from(sessionPart)
    .where(eq(sessionPart.sessionId, sessionId));
  const known = new Set(own.map(({ id }) => id));
  const rows = (list.length > 1 ? bySoonest(list) : []).map(({ id, ...part }, index) => ({
    ...part,
    id: id && known.has(id) ? id : (crypto.randomUUID() as PartId),
    sessionId,
    position: index + 1,
  }));
  const staying = rows.map(({ id }) => id);
  const ofSession = eq(sessionPart.sessionId, sessionId);
  if (known.size > 0)
    await tx
      .delete(sessionPart)
      .where(staying.length > 0 ? and(ofSession, notInArray(sessionPart.id, staying)) : ofSession);
  if (rows.length > 0)
    await tx.insert(sessionPart).values(rows).onConflictDoUpdate({ target: sessionPart.id, set: given });
}

const given = {
  position: sql`excluded.position`,
  startsAt: sql`excluded.starts_at`,
  endsAt: sql`excluded.ends_at`,
  siteId: sql`excluded.site_id`,
};

/** The same list in the order in which people come. */
export const bySoonest = <Each extends { startsAt: Temporal.Instant }>(list: readonly Each[]): Each[] =>
  [...list].sort((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt));
