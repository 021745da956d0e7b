import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { courseDifferences } from '#lib/training/courses/compare.ts';
import { misfits } from '#lib/training/courses/fit.ts';
import type { FoundCourse } from '#lib/training/courses/list.ts';
import { mustKnow } from '#lib/training/courses/must-know.ts';
import { countOlder, listOlder, type OlderSession } from '#lib/training/courses/older-sessions.ts';
import { useVersion } from '#lib/training/courses/use-version.ts';
import { wordsByVersion } from '#lib/training/courses/versions.ts';
import type { CourseWords } from '#lib/training/courses/words.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';

/** A session that could take the newest version: what would differ, who would be told, and where it would not fit. */
export type Offered = OlderSession & { changes: string[]; told: string[]; warnings: string[] };

export type UseView = {
  offered: Offered[];
  chosen: ReadonlySet<string>;
  /** Sessions elsewhere that keep their version until somebody there uses it. */
  elsewhere: number;
  errors: Mistakes;
};

const useForm = z.object({
  version: z.string().regex(/^\d{1,9}$/),
  session: z.array(z.string()).min(1, { error: 'Choose at least one session, or leave them as they are' }),
});

/** Answers the page that offers the newest version to sessions to come: all of them are chosen at first. */
export async function usePage(
  Astro: AstroGlobal,
  officer: Officer,
  course: FoundCourse,
): Promise<UseView | Response> {
  const { db, now } = Astro.locals;
  const areas = await areasFor(db, officer, 'manageCourses');
  const [older, all, versions] = await Promise.all([
    listOlder(db, course.id, areas, now),
    countOlder(db, course.id, now),
    wordsByVersion(db, course.id),
  ]);
  const offered = older.map((one) => offer(one, versions.get(one.version) ?? course, course));
  const everyone = new Set<string>(older.map(({ id }) => id));
  const view = { offered, elsewhere: all - older.length, errors: {}, chosen: everyone };
  if (Astro.request.method !== 'POST') return view;
  const form = await readForm(Astro.request, useForm);
  const chosen = new Set(form.values.session.filter((id) => everyone.has(id)));
  if (!form.ok) return (hasMistakes(Astro.response), { ...view, chosen, errors: form.errors });
  const sessions = older.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
  const use = { version: Number(form.value.version), sessions };
  const outcome = await useVersion(db, officer, course.id, use, now);
  if (outcome.ok)
    return seeOther(
      withQuery(paths.staff.course(course.id), { done: 'used', version: use.version, ...outcome.value }),
    );
  isRefused(Astro.response);
  const changed = `There is a version ${course.version} now. Look at what it would change, then choose again`;
  return { ...view, chosen, errors: { session: changed } };
}

const offer = (session: OlderSession, before: CourseWords, after: CourseWords): Offered => ({
  ...session,
  changes: courseDifferences(before, after).map(({ label }) => label),
  told: session.taken > 0 ? mustKnow(before, after) : [],
  warnings: misfits(session, before, after),
});
