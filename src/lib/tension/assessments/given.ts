import type { AreaId } from '#db/schema/areas.ts';
import type { IssueCategory, ObservationId } from '#db/schema/observations.ts';
import type { AssessmentId, tensionAssessment } from '#db/schema/tension-assessments.ts';

export type AssessmentRow = typeof tensionAssessment.$inferSelect;

/** What somebody writes in an assessment; a draft may lack most of it. */
export type AssessmentWords = Pick<
  AssessmentRow,
  | 'issue'
  | 'coversFrom'
  | 'coversTo'
  | 'marking'
  | 'experienced'
  | 'experiencedWords'
  | 'evidenced'
  | 'evidencedWords'
  | 'potential'
  | 'potentialWords'
  | 'facts'
  | 'view'
  | 'level'
  | 'rationale'
  | 'trend'
  | 'confidence'
  | 'outlook7'
  | 'outlook7Words'
  | 'outlook28'
  | 'outlook28Words'
  | 'spread'
  | 'mitigation'
  | 'validUntil'
>;

/** The same with the questions it leaves open and the observations it rests on. */
export type AssessmentGiven = AssessmentWords & {
  gaps: readonly string[];
  observations: readonly ObservationId[];
};

/** What an assessment begins with: where, about what, and for which days. */
export type NewAssessment = Pick<AssessmentRow, 'issue' | 'coversFrom' | 'coversTo'> & {
  areaId: AreaId;
  category: IssueCategory;
};

/** Which state of a draft a form showed: when it is another by now, nothing is written over. */
export type SeenAssessment = { id: AssessmentId; sequence: number };

/** More questions than so many nobody answers in the time. */
export const mostGaps = 5;
