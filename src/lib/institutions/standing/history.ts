import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institutionStanding } from '#db/schema/institution-links.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import { changedParts, type Standing } from './change.ts';

/** How our relationship with an institution stood, the latest first. */
export const listStanding = (db: Db, id: InstitutionId) =>
  db
    .select({
      id: institutionStanding.id,
      strength: institutionStanding.strength,
      tier: institutionStanding.tier,
      reach: institutionStanding.reach,
      relevance: institutionStanding.relevance,
      contactState: institutionStanding.contactState,
      pausedUntil: institutionStanding.pausedUntil,
      reason: institutionStanding.reason,
      at: institutionStanding.at,
      by: officer.name,
    })
    .from(institutionStanding)
    .leftJoin(officer, eq(officer.id, institutionStanding.by))
    .where(eq(institutionStanding.institutionId, id))
    .orderBy(desc(institutionStanding.at), desc(institutionStanding.id))
    .limit(50);
export type Stood = Awaited<ReturnType<typeof listStanding>>[number];

/** A change of our standing: how it became, how it was, and which parts differ. */
export type StandingChange = { to: Stood; from: Stood | null; parts: readonly (keyof Standing)[] };

/** What changed from each standing to the next, the latest first. */
export const standingChanges = (stood: readonly Stood[]): StandingChange[] =>
  stood.map((to, index) => {
    const from = stood[index + 1] ?? null;
    return { to, from, parts: from ? changedParts(from, to) : [] };
  });

/** Since when our strength is what it is, and what it was before; null where it never changed. */
export function strengthSince(
  stood: readonly Pick<Stood, 'strength' | 'at'>[],
): { at: Temporal.Instant; before: number } | null {
  const before = stood.findIndex(({ strength }) => strength !== stood[0]?.strength);
  const [first, former] = [stood[before - 1], stood[before]];
  return first && former ? { at: first.at, before: former.strength } : null;
}
