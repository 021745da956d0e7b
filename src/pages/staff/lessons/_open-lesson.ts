import type { APIContext } from 'astro';
import type { LessonId } from '#db/schema/lessons.ts';
import { findLesson, placeOfLesson } from '#lib/impact/lessons/find.ts';
import { themeWords } from '#lib/impact/lessons/words.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

/** The lesson that the address names, if whoever is signed in may do a thing where it was learned; null otherwise. */
export async function openLesson(
  { locals, params }: Pick<APIContext, 'locals' | 'params'>,
  ability: Ability,
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can[ability](officer)) return null;
  const place = await placeOfLesson(db, readId<'lesson'>(params['id']));
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  if (!can[ability](officer, path)) return null;
  const found = await findLesson(db, officer, place.id, now);
  if (!found) return null;
  const isWaiting = found.lesson.decision === null;
  const isTheirs = found.lesson.writers.includes(officer.id);
  const may = {
    edit: isWaiting && can.recordLesson(officer, path),
    decide: isWaiting && !isTheirs && can.decideLesson(officer, path),
    plan: can.seeComms(officer, path),
  };
  const title = `${themeWords[found.lesson.theme]}, ${found.area.name}`;
  const list = { href: paths.staff.lessons, text: 'Lessons' };
  const trail = [list, { href: paths.staff.lesson(place.id), text: title }];
  const seen = { id: place.id, sequence: found.lesson.sequence };
  return { officer, db, now, found, seen, may, title, trail, isTheirs };
}
export type OpenLesson = NonNullable<Awaited<ReturnType<typeof openLesson>>>;

/** The page of a lesson, with what was done to it. */
export const lessonDone = (id: LessonId, done: string): Response =>
  seeOther(withQuery(paths.staff.lesson(id), { done }));
