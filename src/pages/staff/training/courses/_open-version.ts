import type { CourseId } from '#db/schema/courses.ts';
import { courseDifferences } from '#lib/training/courses/compare.ts';
import { evaluationNames, findVersion, listVersions } from '#lib/training/courses/versions.ts';
import { courseFields } from '#lib/training/courses/words.ts';

type Db = App.Locals['db'];

/** A version of a course as its page shows it: what it says, and what differs from the one before. */
export async function openVersion(db: Db, id: CourseId, number: number, now: Temporal.Instant) {
  if (!Number.isSafeInteger(number) || number < 1 || number > 1_000_000) return null;
  const [words, was, versions, names] = await Promise.all([
    findVersion(db, id, number),
    findVersion(db, id, number - 1),
    listVersions(db, id, now),
    evaluationNames(db),
  ]);
  const listed = versions.find((one) => one.number === number);
  if (!words || !listed) return null;
  const rows = courseFields.map((field) => ({
    key: field.label,
    value: field.words(words, names).join('\n'),
  }));
  return {
    number,
    listed,
    rows: rows.filter(({ value }) => value !== ''),
    differences: was ? courseDifferences(was, words, names) : [],
    before: was && number - 1,
    after: versions.some((one) => one.number === number + 1) ? number + 1 : null,
  };
}
