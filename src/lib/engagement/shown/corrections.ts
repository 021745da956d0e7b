import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  engagement,
  engagementCorrection,
  type EngagementCorrectionId,
  type EngagementId,
} from '#db/schema/engagements.ts';
import { institutionOwner } from '#db/schema/institution-links.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer, Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** What an institution says is not right. */
export type CorrectionAsked = {
  formToken: string;
  institutionId: InstitutionId;
  engagementId: EngagementId;
  words: string;
};
/** Whom to tell: whoever recorded it, and whoever looks after the institution. Nobody anew for a form sent twice. */
export type ToTell = { officers: readonly OfficerId[] };

/** Keeps that an institution asks for a correction of what it was shown. */
export function askCorrection(
  db: Db,
  actor: Partner,
  { institutionId, ...asked }: CorrectionAsked,
  now: Temporal.Instant,
): Promise<Outcome<ToTell, 'not shown any more'>> {
  return db.transaction(async (tx) => {
    const [about] = await tx
      .select({ by: engagement.officerId, owner: institutionOwner.officerId, shownAt: engagement.shownAt })
      .from(engagement)
      .leftJoin(
        institutionOwner,
        and(
          ...[eq(institutionOwner.institutionId, institutionId), eq(institutionOwner.part, 'owner')],
          isNull(institutionOwner.endedAt),
        ),
      )
      .where(and(eq(engagement.id, asked.engagementId), eq(engagement.institutionId, institutionId)))
      .for('share', { of: engagement });
    if (!about?.shownAt) return refused('not shown any more');
    const [added] = await tx
      .insert(engagementCorrection)
      .values({ ...asked, askedAt: now, askedBy: actor.id })
      .onConflictDoNothing({ target: engagementCorrection.formToken })
      .returning({ id: engagementCorrection.id });
    if (!added) return done({ officers: [] });
    const entry = { operation: 'collect', entity: 'engagement_correction', ids: [added.id] } as const;
    await record(tx, actor, { ...entry, fields: ['words'] }, now);
    const officers = [...new Set([about.by, about.owner].filter((id) => id !== null))];
    return done({ officers });
  });
}

/** What an institution asked to be corrected in an engagement, oldest first. */
export const correctionsOf = (db: Db, engagementId: EngagementId) =>
  db
    .select()
    .from(engagementCorrection)
    .where(eq(engagementCorrection.engagementId, engagementId))
    .orderBy(asc(engagementCorrection.askedAt))
    .limit(50);
export type Correction = Awaited<ReturnType<typeof correctionsOf>>[number];

/** How many nobody has answered yet. */
export const countOpenCorrections = (db: Db, engagementId: EngagementId): Promise<number> =>
  db.$count(
    engagementCorrection,
    and(eq(engagementCorrection.engagementId, engagementId), isNull(engagementCorrection.answeredAt)),
  );

type Answer = {
  id: EngagementCorrectionId;
  engagementId: EngagementId;
  /** Whether the record is to be changed as they say; the change itself is an edit. */
  isRight: boolean;
  answer: string;
};

/** Answers a correction, for the institution to read. */
export function answerCorrection(
  db: Db,
  officer: Officer,
  { id, engagementId, isRight, answer }: Answer,
  now: Temporal.Instant,
): Promise<Outcome<null, 'answered already'>> {
  return db.transaction(async (tx) => {
    const open = sql`${engagementCorrection.answeredAt} is null`;
    const [row] = await tx
      .update(engagementCorrection)
      .set({ answeredAt: now, answeredBy: officer.id, isRight, answer })
      .where(and(eq(engagementCorrection.id, id), eq(engagementCorrection.engagementId, engagementId), open))
      .returning({ id: engagementCorrection.id });
    if (!row) return refused('answered already');
    const entry = { operation: 'alter', entity: 'engagement_correction', ids: [id] } as const;
    await record(tx, officer, { ...entry, fields: ['answer'] }, now);
    return done(null);
  });
}
