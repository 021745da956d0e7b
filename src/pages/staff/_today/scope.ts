import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { type Ability, can, grantsFor } from '#lib/officers/can.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** Whose day is shown: the reader's own, or that of everybody in their areas. */
export type Scope = { isTeam: boolean; mayChoose: boolean };

/** A supervisor sees the team until they ask for their own; who only reads sees the area. */
export function scopeOf(officer: Officer, query: URLSearchParams): Scope {
  const mayChoose = can.seeTeam(officer);
  const isOwn = can.logEngagement(officer) && (!mayChoose || query.get('whose') === 'mine');
  return { isTeam: !isOwn, mayChoose };
}

/** Asks for the areas of each ability, and of abilities that the same grants give only once. */
export function areasOnce(db: Db, officer: Officer): (ability: Ability) => Promise<readonly AreaId[]> {
  const known = new Map<string, Promise<readonly AreaId[]>>();
  return (ability) => {
    const key = grantsFor(officer, ability)
      .map(({ areaId }) => areaId)
      .sort()
      .join();
    const found = known.get(key) ?? areasFor(db, officer, ability);
    known.set(key, found);
    return found;
  };
}
export type AreasOnce = ReturnType<typeof areasOnce>;

/** The two days that a supervisor can choose from. */
export const scopeTabs = ({ isTeam }: Scope) => [
  { href: paths.staff.today, text: 'The team', isCurrent: isTeam },
  { href: withQuery(paths.staff.today, { whose: 'mine' }), text: 'My own', isCurrent: !isTeam },
];
