import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { Role } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';

type PublicName = { slug: string; name: string };

/** An area in which the team works, as the public is told of it: without anybody's name. */
export type PublicArea = PublicName & { kind: 'force' | 'district'; region: string };
export type PublicForce = PublicArea & { kind: 'force'; districts: PublicArea[] };

const worksThere: readonly Role[] = ['prevent_officer', 'supervisor'] satisfies readonly Role[];
const lists = remembered<PublicForce[]>(60);

/**
 * The forces and districts that somebody of the team looks after today, by name. A register holds more than one
 * region: of a place where we have nobody we do not say that we work there.
 */
export const publicAreas = (db: Db, now: Temporal.Instant): Promise<PublicForce[]> =>
  lists(db, '', now, () => read(db, ukDay(now)));

const last = new WeakMap<Db, PublicForce[]>();

/** The same for a page that must answer whatever else is down: those read last, with why there are none newer. */
export async function knownAreas(
  db: Db,
  now: Temporal.Instant,
): Promise<{ forces: readonly PublicForce[]; failure?: unknown }> {
  try {
    const forces = await publicAreas(db, now);
    last.set(db, forces);
    return { forces };
  } catch (failure) {
    return { forces: last.get(db) ?? [], failure };
  }
}

type Row = PublicName & { kind: PublicArea['kind']; region: string; force: string | null };

async function read(db: Db, today: Temporal.PlainDate): Promise<PublicForce[]> {
  const on = sql`${today.toString()}::date`;
  const rows = await db.execute<Row>(sql`
    with recursive ours as (
      select g.area_id as id from role_grant g join officer o on o.id = g.officer_id
      where g.role in ${[...worksThere]} and g.revoked_at is null and o.deactivated_at is null
        and g.starts_on <= ${on} and (g.ends_on is null or g.ends_on >= ${on})
      union select a.id from area a join ours on a.parent_id = ours.id
    ), shown as (
      select id from ours union select a.parent_id from area a join ours on ours.id = a.id where a.kind = 'district'
    )
    select a.slug, a.name, a.kind, coalesce(r.name, '') as region, case when a.kind = 'district' then p.slug end as force
    from area a left join area p on p.id = a.parent_id
    left join area r on r.id = case when a.kind = 'force' then p.id else p.parent_id end
    where a.id in (select id from shown) and a.kind in ('force', 'district') and a.valid_from <= ${on}
      and (a.valid_to is null or a.valid_to > ${on}) order by a.name`);
  const districts = rows.filter(({ kind }) => kind === 'district');
  const forces = rows.filter(({ kind }) => kind === 'force').map(({ force: _none, ...force }) => force);
  return forces.map((force) => ({
    ...force,
    kind: 'force',
    districts: districts.filter((one) => one.force === force.slug).map(({ force: _of, ...one }) => one),
  }));
}

/** The area of an address with the force it belongs to; null for one that we do not look after. */
export async function findPublicArea(
  db: Db,
  slug: string,
  now: Temporal.Instant,
): Promise<{ area: PublicArea; force: PublicForce } | null> {
  for (const force of await publicAreas(db, now)) {
    const area = force.slug === slug ? force : force.districts.find((one) => one.slug === slug);
    if (area) return { area, force };
  }
  return null;
}
