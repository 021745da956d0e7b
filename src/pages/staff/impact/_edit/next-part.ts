import { type Part, parts } from '#lib/impact/assessments/fields.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** Where saving a part leads: to the next one, and from the last back to the record. */
export function nextAfter(id: string, part: Part, { wasAsked }: { wasAsked: boolean }): string {
  const done = wasAsked ? 'asked-again' : 'saved';
  const next = parts[parts.indexOf(part) + 1];
  return next
    ? withQuery(paths.staff.editImpact(id), { part: next, done })
    : withQuery(paths.staff.impactAssessment(id), { done });
}
