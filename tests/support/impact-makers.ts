import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { impactAssessment, type ImpactId } from '#db/schema/impact-assessments.ts';
import { impactRows } from '#db/schema/impact-terms.ts';
import { impactVersion } from '#db/schema/impact-versions.ts';
import type { Officer } from '#lib/actor.ts';
import { approveImpact, askForApproval } from '#lib/impact/assessments/approve.ts';
import { closeImpact } from '#lib/impact/assessments/close.ts';
import { editImpact } from '#lib/impact/assessments/edit.ts';
import type { Texts } from '#lib/impact/assessments/fields.ts';
import type { SeenDraft } from '#lib/impact/assessments/lock.ts';
import { type NewImpact, startImpact } from '#lib/impact/assessments/start.ts';
import type { GridRow } from '#lib/impact/grid/rows.ts';
import { weighGrid } from '#lib/impact/grid/weigh.ts';
import { theArea } from './engagement-makers.ts';
import { anOfficer, now } from './makers.ts';

type Given = Partial<NewImpact> & { at?: Temporal.Instant };

/** An assessment of broken shop windows in Bedford, as a draft that says only what started it. */
export async function anImpact(
  db: Db,
  author: Officer,
  { at = now, ...given }: Given = {},
): Promise<ImpactId> {
  const started = await startImpact(
    db,
    author,
    {
      ...{ formToken: crypto.randomUUID(), type: 'incident', name: 'Broken windows in the High Street' },
      ...{
        areaId: given.areaId ?? (await theArea(db)),
        otherAreas: [],
        areaWords: 'Bedford, as known today.',
      },
      ...{ whatHappened: 'Three shop windows were broken on Friday night.', ...given },
    },
    at,
  );
  if (!started.ok) throw new Error(started.reason);
  return started.value.id;
}

/** The draft of an assessment as a form shows it. */
export async function seenDraft(db: Db, id: ImpactId): Promise<SeenDraft> {
  const isDraft = and(eq(impactVersion.assessmentId, id), isNull(impactVersion.approvedAt));
  const [row] = await db.select().from(impactVersion).where(isDraft);
  return { id, version: row!.version, sequence: row!.sequence };
}

/** The last version of an assessment. */
export async function lastVersion(db: Db, id: ImpactId) {
  const [row] = await db
    .select()
    .from(impactVersion)
    .where(eq(impactVersion.assessmentId, id))
    .orderBy(desc(impactVersion.version))
    .limit(1);
  return row!;
}

export const theAssessment = async (db: Db, id: ImpactId) =>
  (await db.select().from(impactAssessment).where(eq(impactAssessment.id, id)))[0]!;

/** Words for every box that must be filled in. */
export const wholeTexts: Partial<Texts> = {
  ...{
    knownPublic: 'The local paper reported it on Saturday.',
    knownConfirmed: 'Three windows, no injuries.',
  },
  ...{
    rumour: 'That more is coming: checked, nothing found.',
    communities: 'People who shop and trade there.',
  },
  ...{
    equalityDiscrimination: 'Patrols speak to all traders.',
    equalityOpportunity: 'Leaflets in four languages.',
  },
  ...{
    equalityRelations: 'The traders’ forum meets on Monday.',
    equalityEvidence: 'Hate crime figures, October.',
  },
  ...{ proportionality: 'Two officers on foot for a week; closing the street was thought of.' },
};

export const wholeGrid: readonly GridRow[] = impactRows.map((row) => ({
  ...{ row, likelihoodBefore: 3, impactBefore: 3, mitigation: 'Officers on foot each evening.' },
  ...{ likelihoodAfter: 2, impactAfter: 2 },
}));

function good<T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

/** Fills in a draft whole. */
export async function writeWhole(db: Db, author: Officer, id: ImpactId, at = now): Promise<void> {
  good(await editImpact(db, author, await seenDraft(db, id), wholeTexts, at));
  good(await weighGrid(db, author, await seenDraft(db, id), wholeGrid, at));
}

/** An assessment that waits for approval. */
export async function aWaitingImpact(db: Db, author: Officer, given: Given = {}): Promise<ImpactId> {
  const id = await anImpact(db, author, given);
  await writeWhole(db, author, id, given.at);
  good(await askForApproval(db, author, await seenDraft(db, id), given.at ?? now));
  return id;
}

/** One that a supervisor has approved. */
export async function anApprovedImpact(db: Db, author: Officer, given: Given = {}): Promise<ImpactId> {
  const id = await aWaitingImpact(db, author, given);
  good(await approveImpact(db, await anOfficer(db), await seenDraft(db, id), given.at ?? now));
  return id;
}

/** One that is closed, with what was learned. */
export async function aClosedImpact(db: Db, author: Officer, given: Given = {}): Promise<ImpactId> {
  const id = await anApprovedImpact(db, author, given);
  const closure = {
    outcome: 'The traders feel safe again.',
    lesson: 'Call the traders first.',
    noLessonBecause: null,
  };
  good(await closeImpact(db, author, id, closure, given.at ?? now));
  return id;
}
