import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type InstitutionId, site, type SiteId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockInstitutions } from '../lock.ts';

type Site = typeof site.$inferSelect;

/** A place that can be visited, and how people get in. */
export type SiteDetails = Omit<Site, 'id' | 'institutionId' | 'closedOn' | 'sequence'>;

export type SiteRefusal = 'no such site' | 'no such institution' | 'changed meanwhile';

/** Which state of a site a form showed. */
export type SeenSite = { institutionId: InstitutionId; siteId: SiteId; sequence: number };

/** Adds a site to an institution. */
export function addSite(
  db: Db,
  actor: Officer,
  institutionId: InstitutionId,
  details: SiteDetails,
  now: Temporal.Instant,
): Promise<Outcome<SiteId, SiteRefusal>> {
  return db.transaction(async (tx) => {
    const [found] = await lockInstitutions(tx, [institutionId]);
    if (!found) return refused('no such institution');
    const [made] = await tx
      .insert(site)
      .values({ ...details, institutionId })
      .returning({ id: site.id });
    const { id } = made!;
    await record(tx, actor, { operation: 'collect', entity: 'site', ids: [id] }, now);
    return done(id);
  });
}

/** Changes a site, if it is still as the form showed it. Sessions held there show it as it is now. */
export const editSite = (
  db: Db,
  actor: Officer,
  seen: SeenSite,
  details: SiteDetails,
  now: Temporal.Instant,
): Promise<Outcome<null, SiteRefusal>> => change(db, actor, seen, details, now);

/**
 * Says that a site is used no more from a day on, or is used again.
 *
 * @param closedOn null to open it again
 */
export const closeSite = (
  db: Db,
  actor: Officer,
  seen: SeenSite,
  closedOn: Temporal.PlainDate | null,
  now: Temporal.Instant,
): Promise<Outcome<null, SiteRefusal>> => change(db, actor, seen, { closedOn }, now);

function change(
  db: Db,
  actor: Officer,
  { institutionId, siteId, sequence }: SeenSite,
  values: Partial<Site>,
  now: Temporal.Instant,
): Promise<Outcome<null, SiteRefusal>> {
  return db.transaction(async (tx) => {
    const theirs = and(eq(site.id, siteId), eq(site.institutionId, institutionId));
    const [found] = await tx.select().from(site).where(theirs).for('no key update');
    if (!found) return refused('no such site');
    if (found.sequence !== sequence) return refused('changed meanwhile');
    await tx
      .update(site)
      .set({ ...values, sequence: sequence + 1 })
      .where(theirs);
    await record(tx, actor, { operation: 'alter', entity: 'site', ids: [siteId] }, now);
    return done(null);
  });
}
