import type { AreaId } from '../../schema/areas.ts';
import type { Transaction } from './rows.ts';
import type { Course } from './sessions.ts';

export type Areas = {
  /** Regions and forces by their code, districts by their GSS code. */
  ids: ReadonlyMap<string, AreaId>;
  /** The force of a district, by their codes. */
  forceOf: ReadonlyMap<string, string>;
  /** The region of a district. */
  regionOf: ReadonlyMap<string, string>;
};

/** The areas that the reference seed made. */
export async function theAreas(tx: Transaction): Promise<Areas> {
  const rows = await tx<
    { id: AreaId; code: string; kind: string; force: string | null; region: string | null }[]
  >`
    select a.id, a.code, a.kind, p.code as force, r.code as region from area a
    left join area p on p.id = a.parent_id left join area r on r.id = p.parent_id
    where a.kind in ('region', 'force', 'district') and a.valid_to is null`;
  const above = (of: 'force' | 'region') =>
    new Map(rows.flatMap((row) => (row.kind === 'district' && row[of] ? [[row.code, row[of]]] : [])));
  return {
    ids: new Map(rows.map(({ code, id }) => [code, id])),
    forceOf: above('force'),
    regionOf: above('region'),
  };
}

/** A force with its districts. */
export const areasWithin = ({ ids, forceOf }: Areas, force: string): ReadonlySet<AreaId> =>
  new Set([...ids].filter(([code]) => code === force || forceOf.get(code) === force).map(([, id]) => id));

type Found = Omit<Course, 'addedAt' | 'versions'> & { madeAt: Date };

/** The courses by slug, with the sectors they are for, and as they stood in each of their versions. */
export async function theCourses(tx: Transaction): Promise<ReadonlyMap<string, Course>> {
  const rows = await tx<Found[]>`
    select v.course_id as id, c.slug, v.number as version, v.made_at as "madeAt", v.title, v.summary, v.audience,
      v.duration_minutes as "durationMinutes", v.outcomes, v.programme, v.prerequisites,
      v.before_you_come as "beforeYouCome", v.bring, v.has_certificate as "hasCertificate",
      null as "retiredAt",
      array(select sector_code from course_sector s where s.course_id = c.id) as sectors
    from course c join course_version v on v.course_id = c.id
    where c.retired_at is null order by c.slug, v.number`;
  const versions = Map.groupBy(rows, ({ slug }) => slug);
  return new Map(
    [...versions].map(([slug, all]) => {
      const words = all.map((row) => ({ ...row, addedAt: row.madeAt.toTemporalInstant() }));
      return [slug, { ...words.at(-1)!, versions: words }];
    }),
  );
}
