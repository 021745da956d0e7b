import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import {
  assessmentGap,
  type AssessmentGapId,
  type AssessmentId,
  tensionAssessment,
} from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { approveAssessment, askForApproval } from '#lib/tension/assessments/approve.ts';
import { draftAssessment } from '#lib/tension/assessments/draft.ts';
import type { AssessmentGiven } from '#lib/tension/assessments/given.ts';
import { saveAssessment } from '#lib/tension/assessments/save.ts';
import { theArea } from './engagement-makers.ts';
import { anOfficer, now } from './makers.ts';

type Given = Partial<AssessmentGiven> & {
  areaId?: AreaId;
  slug?: string;
  category?: IssueCategory;
  at?: Temporal.Instant;
};

/** The week before, in which windows were broken, with all that approval asks for. */
export const wholeWords: AssessmentGiven = {
  ...{ issue: 'Broken windows in the market', marking: 'OFFICIAL-SENSITIVE', validUntil: null },
  ...{ coversFrom: ukDay(now).subtract({ days: 7 }), coversTo: ukDay(now) },
  ...{ experienced: 3, experiencedWords: 'Traders raise it themselves.' },
  ...{ evidenced: 2, evidencedWords: 'Two windows more than usual.' },
  ...{ potential: 2, potentialWords: 'The evening market opens on Friday.' },
  ...{ facts: 'Two windows were broken on Tuesday night.', view: 'Traders feel alone in the evening.' },
  ...{ level: 3, rationale: 'Some traders close early. No services are stopped.' },
  ...{ trend: 'steady', confidence: 'moderate', spread: 'ward' },
  ...{ outlook7: 'steady', outlook7Words: 'The market is quiet until Friday.' },
  ...{ outlook28: 'falling', outlook28Words: 'New lights come in December.' },
  ...{ mitigation: 'Evening patrols by the neighbourhood team.' },
  ...{ gaps: ['Do traders report to the council?'], observations: [] },
};

/** What a form shows of a version as it stands. */
export async function seenAssessment(db: Db, id: AssessmentId) {
  const [row] = await db.select().from(tensionAssessment).where(eq(tensionAssessment.id, id));
  return { id, sequence: row!.sequence };
}

/** A draft in Bedford that says all that approval asks for. */
export async function aDraftAssessment(db: Db, author: Officer, given: Given = {}): Promise<AssessmentId> {
  const { areaId = await theArea(db, given.slug), category = 'local_incident', at = now, ...rest } = given;
  const { slug: _, ...changed } = rest;
  const words = { ...wholeWords, ...changed };
  const { issue, coversFrom, coversTo } = words;
  const made = await draftAssessment(db, author, { areaId, category, issue, coversFrom, coversTo }, at);
  if (!made.ok) throw new Error(made.reason);
  const saved = await saveAssessment(db, author, { id: made.value, sequence: 0 }, words, at);
  if (!saved.ok) throw new Error(saved.reason);
  return made.value;
}

/** The same once it waits for approval. */
export async function aWaitingAssessment(db: Db, author: Officer, given: Given = {}): Promise<AssessmentId> {
  const id = await aDraftAssessment(db, author, given);
  const asked = await askForApproval(db, author, await seenAssessment(db, id), given.at ?? now);
  if (!asked.ok) throw new Error(asked.reason);
  return id;
}

/** The same once a supervisor approved it. */
export async function aStandingAssessment(db: Db, author: Officer, given: Given = {}): Promise<AssessmentId> {
  const id = await aWaitingAssessment(db, author, given);
  const seen = await seenAssessment(db, id);
  const approved = await approveAssessment(db, await anOfficer(db), seen, given.at ?? now);
  if (!approved.ok) throw new Error(approved.reason);
  return id;
}

/** The first question that a version leaves open. */
export async function questionOf(db: Db, id: AssessmentId): Promise<AssessmentGapId> {
  const [row] = await db.select().from(assessmentGap).where(eq(assessmentGap.assessmentId, id));
  return row!.id;
}
