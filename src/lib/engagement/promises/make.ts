import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { commitment, type CommitmentId } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { isWorking } from './lock.ts';

/** What was promised, to whom or where, and who keeps it by when. */
export type NewPromise = {
  words: string;
  ownerId: OfficerId;
  dueOn: Temporal.PlainDate;
  areaId: AreaId;
  institutionId: InstitutionId | null;
  /** The engagement in which it was made. */
  engagementId: EngagementId | null;
  madeAt: Temporal.Instant;
};

export type MakingRefusal = 'no such officer';

/** Records a promise; whoever reads the list of promises sees from then on who keeps it and by when. */
export function makePromise(
  db: Db,
  officer: Officer,
  promise: NewPromise,
  now: Temporal.Instant,
): Promise<Outcome<CommitmentId, MakingRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await isWorking(tx, promise.ownerId))) return refused('no such officer');
    const [made] = await tx
      .insert(commitment)
      .values({ ...promise, madeBy: officer.id })
      .returning({ id: commitment.id });
    const fields = ['words', 'owner_id', 'due_on'];
    await record(tx, officer, { operation: 'collect', entity: 'commitment', ids: [made!.id], fields }, now);
    return done(made!.id);
  });
}
