import type { AstroGlobal } from 'astro';
import { type LessonList, lessonLists, listLessons } from '#lib/impact/lessons/list.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { listWords } from './_words.ts';

/** The lessons that the address asks for; null when they are not for this reader. */
export async function openLessons({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeLessons(officer)) return null;
  const list = lessonLists.find((one) => one === url.searchParams.get('list')) ?? 'accepted';
  const after = readId<'lesson'>(url.searchParams.get('after')) ?? undefined;
  const areas = await knownAreasFor(db, officer, 'seeLessons', now);
  const page = await listLessons(db, officer, { areas, list, after }, now);
  const next = page.hasMore ? listPath(list, page.rows.at(-1)!.id) : undefined;
  const tabs = lessonLists.map((one) => ({
    href: listPath(one),
    text: listWords[one],
    isCurrent: one === list,
  }));
  return { officer, list, page, next, tabs, mayRecord: can.recordLesson(officer) };
}

const listPath = (list: LessonList, after?: string): string =>
  withQuery(paths.staff.lessons, { list: list === 'accepted' ? null : list, after });
