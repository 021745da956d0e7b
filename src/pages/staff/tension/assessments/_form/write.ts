import type { Outcome } from '#lib/outcome.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import type { AssessmentGiven, SeenAssessment } from '#lib/tension/assessments/given.ts';
import { saveAssessment, type SaveRefusal } from '#lib/tension/assessments/save.ts';
import type { OpenAssessment } from '../_open-assessment.ts';

type Passed = { findings: readonly string[]; reason: string | undefined };

/** Saves the draft, and in the same transaction that somebody went past the text check. */
export const write = (
  { db, officer, now }: OpenAssessment,
  seen: SeenAssessment,
  given: AssessmentGiven,
  { findings, reason }: Passed,
): Promise<Outcome<{ sequence: number; wasAsked: boolean }, SaveRefusal>> =>
  db.transaction(async (tx) => {
    const outcome = await saveAssessment(tx, officer, seen, given, now);
    const about = { form: 'assessment', entity: 'tension_assessment', entityId: seen.id };
    if (outcome.ok && reason && findings.length > 0)
      await noteOverride(tx, { ...about, findings, reason }, now);
    return outcome;
  });
