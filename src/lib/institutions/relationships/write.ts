import { and, eq, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { constraintOf } from '#db/refusals.ts';
import type { Id } from '#db/schema/columns.ts';
import { type LinkKind, relationship } from '#db/schema/institution-links.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockInstitutions } from '../lock.ts';

export type RelationshipId = Id<'relationship'>;

/** That `institutionId` stands to `otherInstitutionId` as `kind` says, from a day on where that is known. */
export type NewRelationship = {
  institutionId: InstitutionId;
  otherInstitutionId: InstitutionId;
  kind: LinkKind;
  fromOn: Temporal.PlainDate | null;
};

const constraints = {
  relationship_once: 'known already',
  relationship_partners_once: 'known already',
  relationship_one_parent: 'has a parent',
  relationship_no_circle: 'circle',
} as const;

export type RelationshipRefusal =
  'no such institution' | 'same institution' | (typeof constraints)[keyof typeof constraints];

/** Records a relationship of two institutions, to be read from both sides. */
export async function addRelationship(
  db: Db,
  actor: Officer,
  given: NewRelationship,
  now: Temporal.Instant,
): Promise<Outcome<RelationshipId, RelationshipRefusal>> {
  const { institutionId, otherInstitutionId } = given;
  if (institutionId === otherInstitutionId) return refused('same institution');
  try {
    return await db.transaction(async (tx) => {
      const both = await lockInstitutions(tx, [institutionId, otherInstitutionId]);
      if (both.length < 2) return refused('no such institution');
      const row = { ...given, recordedAt: now, recordedBy: actor.id };
      const [made] = await tx.insert(relationship).values(row).returning({ id: relationship.id });
      await record(tx, actor, { operation: 'collect', entity: 'relationship', ids: [made!.id] }, now);
      return done(made!.id);
    });
  } catch (error) {
    const refusal = constraints[constraintOf(error) as keyof typeof constraints];
    if (refusal) return refused(refusal);
    throw error;
  }
}

export type EndRefusal = 'no such relationship' | 'ended already' | 'ends before it began';

/** Says that a relationship ended on a day; it stays in the history of both. */
export function endRelationship(
  db: Db,
  actor: Officer,
  { of, id }: { of: InstitutionId; id: RelationshipId },
  toOn: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<Outcome<null, EndRefusal>> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select().from(relationship).where(ofEither(of, id)).for('update');
    if (!found) return refused('no such relationship');
    if (found.toOn) return refused('ended already');
    if (found.fromOn && Temporal.PlainDate.compare(toOn, found.fromOn) < 0)
      return refused('ends before it began');
    const open = and(eq(relationship.id, id), isNull(relationship.toOn));
    await tx.update(relationship).set({ toOn, endedBy: actor.id }).where(open);
    const fields = ['to_on'];
    await record(tx, actor, { operation: 'alter', entity: 'relationship', ids: [id], fields }, now);
    return done(null);
  });
}

const ofEither = (of: InstitutionId, id: RelationshipId) =>
  and(
    eq(relationship.id, id),
    or(eq(relationship.institutionId, of), eq(relationship.otherInstitutionId, of)),
  );
