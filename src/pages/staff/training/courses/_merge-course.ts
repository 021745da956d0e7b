import type { CourseTyped } from './_course-form.ts';

/** The same thing changed by two people: what it is, and what the other wrote. */
export type Conflict = { label: string; theirs: string };

const labels: Partial<Record<keyof CourseTyped, string>> = {
  title: 'Title',
  audience: 'Who it is for',
  summary: 'Summary',
  aims: 'Aims',
  sectors: 'Sectors',
  outcomes: 'What people will be able to do',
  durationMinutes: 'How long it takes',
  modes: 'How it is held',
  minimum: 'Fewest people',
  maximum: 'Most people',
  programme: 'On the day',
  prerequisites: 'E-learning first',
  beforeYouCome: 'Before you come',
  bring: 'What to bring',
  materials: 'Materials',
  evaluation: 'Evaluation',
  hasCertificate: 'Certificate',
  certificateAfterHours: 'Hours until the certificate',
  certificateNeedsEvaluation: 'Wait 14 days with the certificate',
  refresherMonths: 'Months until somebody comes again',
  'review-day': 'Review, day',
  'review-month': 'Review, month',
  'review-year': 'Review, year',
};

type Value = CourseTyped[keyof CourseTyped];

const flat = (value: Value): string =>
  (Array.isArray(value) ? value.join('\n') : String(value)).replaceAll('\r\n', '\n').trim();

const shown = (value: Value): string =>
  value === true ? 'Yes' : value === false ? 'No' : flat(value).replaceAll('\n', '; ') || 'Empty';

/**
 * Puts two edits of one course together: what only the other changed is taken over, what was typed here stays,
 * and what both changed is said.
 *
 * @param base what stood in the form before either typed
 */
export function mergeCourse(
  base: CourseTyped,
  theirs: CourseTyped,
  mine: CourseTyped,
): { values: CourseTyped; conflicts: Conflict[] } {
  const fields = Object.keys(labels) as (keyof CourseTyped)[];
  const isMine = (field: keyof CourseTyped) => flat(mine[field]) !== flat(base[field]);
  const taken = fields.filter((field) => !isMine(field)).map((field) => [field, theirs[field]]);
  const both = fields.filter(
    (field) =>
      isMine(field) && flat(theirs[field]) !== flat(base[field]) && flat(theirs[field]) !== flat(mine[field]),
  );
  const conflicts = both.map((field) => ({ label: labels[field] ?? field, theirs: shown(theirs[field]) }));
  return { values: { ...mine, ...Object.fromEntries(taken), seen: theirs.seen }, conflicts };
}
