import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ResourceKind, ResourceLanguage } from '#db/schema/resource-terms.ts';
import { resource, type ResourceId, resourceVersion } from '#db/schema/resources.ts';
import { constraintOf } from '#db/refusals.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { VersionRow } from './lock.ts';
import { freeSlug } from './slug.ts';

/** What a version says. */
export type VersionGiven = Pick<
  VersionRow,
  'title' | 'summary' | 'use' | 'transcript' | 'audiences' | 'topic' | 'licence' | 'expiresOn'
>;
export type ResourceGiven = VersionGiven & {
  kind: ResourceKind;
  language: ResourceLanguage;
  /** A resource that this is the same as, in another language. */
  sameAs: ResourceId | null;
};
export type AddRefusal = 'there in this language' | 'no such resource';

/** Begins a resource with its first version; the public sees nothing of it until somebody else approves it. */
export async function addResource(
  db: Db,
  officer: Officer,
  { kind, language, sameAs, ...given }: ResourceGiven,
  now: Temporal.Instant,
): Promise<Outcome<ResourceId, AddRefusal>> {
  const id = crypto.randomUUID() as ResourceId;
  const by = { madeAt: now, madeBy: officer.id, touchedAt: now };
  try {
    return await db.transaction(async (tx) => {
      const familyId = sameAs ? await familyOf(tx, sameAs) : id;
      if (!familyId) return refused('no such resource');
      const slug = await freeSlug(tx, given.title, language);
      await tx.insert(resource).values({ id, slug, familyId, language, kind, ...by });
      const version = { ...given, resourceId: id, number: 1, writtenAt: now, writers: [officer.id] };
      await tx.insert(resourceVersion).values(version);
      await record(tx, officer, { operation: 'collect', entity: 'resource', ids: [id] }, now);
      return done(id);
    });
  } catch (error) {
    if (constraintOf(error) === 'resource_once_a_language') return refused('there in this language');
    throw error;
  }
}

async function familyOf(tx: Db, id: ResourceId): Promise<ResourceId | null> {
  const [row] = await tx.select({ familyId: resource.familyId }).from(resource).where(eq(resource.id, id));
  return row?.familyId ?? null;
}
