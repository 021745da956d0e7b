import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { findCourse, type FoundCourse, listSectors } from '#lib/training/courses/list.ts';
import { listOlder } from '#lib/training/courses/older-sessions.ts';
import { seenOf, versionSeen } from '#lib/training/courses/seen.ts';
import {
  findVersion,
  listEvaluations,
  type ListedVersion,
  listVersions,
} from '#lib/training/courses/versions.ts';
import { type CourseDetails, editCourse } from '#lib/training/courses/write.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { answerCourse, type CourseAnswer } from './_answer-course.ts';
import { type Conflict, mergeCourse } from './_merge-course.ts';
import { typedCourse } from './_typed-course.ts';

/** Somebody else's edit that was saved while this one was typed. */
export type Meanwhile = { version: ListedVersion | undefined; conflicts: Conflict[] };
type Answer = CourseAnswer<unknown> & { meanwhile: Meanwhile | null };
type View = Answer & Awaited<ReturnType<typeof surroundings>>;

/** Answers the page of a course: shows its form, saves it, or puts it together with an edit that came between. */
export async function editPage(
  Astro: AstroGlobal,
  officer: Officer,
  course: FoundCourse,
): Promise<View | Response> {
  const { db, now } = Astro.locals;
  const edit = (value: CourseDetails & { seen: string }) => editCourse(db, officer, course.id, value, now);
  const answer = await answerCourse(Astro, edit, typedCourse(course, seenOf(course)));
  if (answer.done) return seeOther(await nextPage(Astro, officer, course.id, answer.done.value));
  const isLate = answer.refusal === 'changed meanwhile';
  const shown = isLate ? await withMeanwhile(Astro, answer, course.id) : { ...answer, meanwhile: null };
  return { ...shown, ...(await surroundings(Astro, officer, course)) };
}

/** What stands in the form's lists and beside it. */
async function surroundings({ locals: { db, now } }: AstroGlobal, officer: Officer, { id }: FoundCourse) {
  const areas = await areasFor(db, officer, 'manageCourses');
  const [sectors, evaluations, versions, older] = await Promise.all([
    listSectors(db),
    listEvaluations(db),
    listVersions(db, id, now),
    listOlder(db, id, areas, now),
  ]);
  return { sectors, evaluations, versions, older: older.length };
}

async function nextPage(
  { locals: { db, now } }: AstroGlobal,
  officer: Officer,
  id: FoundCourse['id'],
  { version, isNew }: { version: number; isNew: boolean },
): Promise<string> {
  const older = isNew ? await listOlder(db, id, await areasFor(db, officer, 'manageCourses'), now) : [];
  if (older.length > 0) return withQuery(paths.staff.useVersion(id), { done: 'saved' });
  return withQuery(paths.staff.course(id), { done: 'saved', version: isNew ? version : null });
}

async function withMeanwhile(
  { locals: { db, now } }: AstroGlobal,
  answer: CourseAnswer<unknown>,
  id: FoundCourse['id'],
): Promise<Answer> {
  const [course, was, [version]] = await Promise.all([
    findCourse(db, id),
    findVersion(db, id, versionSeen(answer.values.seen)),
    listVersions(db, id, now),
  ]);
  if (!course) return { ...answer, meanwhile: null };
  const theirs = typedCourse(course, seenOf(course));
  // A version does not say for which sectors it was: whoever typed last decides, and reads what stood there.
  const base = typedCourse({ ...(was ?? course), sectors: [] }, '');
  const { values, conflicts } = mergeCourse(base, theirs, answer.values);
  return { ...answer, values, errors: {}, meanwhile: { version, conflicts } };
}
