import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { course } from '#db/schema/courses.ts';
import { site } from '#db/schema/institutions.ts';
import type { Taught } from './taught.ts';

/** What the session form offers: courses in use, and the rooms and areas where the officer may arrange one. */
export async function sessionFormChoices(db: Db, areas: readonly AreaId[]) {
  const [courses, sites, wide] = await Promise.all([
    db
      .select({
        id: course.id,
        title: course.title,
        slug: course.slug,
        minutes: course.durationMinutes,
        modes: course.modes,
        minimum: course.minimum,
        maximum: course.maximum,
      })
      .from(course)
      .where(isNull(course.retiredAt))
      .orderBy(asc(course.title)),
    areas.length === 0 ? [] : sitesIn(db, areas),
    areas.length === 0 ? [] : wideAreas(db, areas),
  ]);
  return { courses, sites, areas: wide };
}
export type SessionFormChoices = Awaited<ReturnType<typeof sessionFormChoices>>;

const sitesIn = (db: Db, areas: readonly AreaId[]) =>
  db
    .select({
      id: site.id,
      name: site.name,
      town: site.town,
      districtId: site.districtId,
      district: area.name,
    })
    .from(site)
    .innerJoin(area, eq(area.id, site.districtId))
    .where(inArray(site.districtId, [...areas]))
    .orderBy(asc(area.name), asc(site.name), asc(site.id));

const wideAreas = (db: Db, areas: readonly AreaId[]) =>
  db
    .select({ id: area.id, name: area.name, kind: area.kind })
    .from(area)
    .where(and(inArray(area.id, [...areas]), inArray(area.kind, ['region', 'force']), isNull(area.validTo)))
    .orderBy(asc(area.kind), asc(area.name));

type Option = { value: string; text: string };
const unchosen: Option = { value: '', text: 'Choose one' };

/** The choices as the selects of the form take them; rooms stand under their district. */
export function sessionFormOptions({ courses, sites, areas }: SessionFormChoices) {
  const districts = Map.groupBy(sites, ({ district }) => district);
  return {
    courses: [unchosen, ...courses.map((one) => option(one.id, `${one.title} (${limits(one)})`))],
    sites: [...districts].map(([text, rooms]) => ({
      text,
      options: rooms.map(({ id, name, town }) => option(id, `${name}, ${town}`)),
    })),
    areas: [
      unchosen,
      ...areas.map(({ id, name, kind }) => option(id, kind === 'region' ? `${name} region` : name)),
    ],
    unchosen: [unchosen],
  };
}

/** "60 min", "60 min, online only": what the course holds a session to. */
const limits = ({ minutes, modes: [only, another] }: SessionFormChoices['courses'][number]): string =>
  another ? `${minutes} min` : `${minutes} min, ${only === 'online' ? 'online' : 'in a room'} only`;

const option = (value: string, text: string): Option => ({ value, text });

/** The same choices for a session that is arranged: it keeps its course, in use or not. */
export const onlyCourse = (
  choices: SessionFormChoices,
  { id, title, slug, durationMinutes: minutes, modes, minimum, maximum }: Taught,
): SessionFormChoices => ({
  ...choices,
  courses: [{ id, title, slug, minutes, modes, minimum, maximum }],
});
