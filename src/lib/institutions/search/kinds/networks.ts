import { sql } from 'drizzle-orm';
import type { NetworkId, NetworkKind } from '#db/schema/networks.ts';
import { has, inSight, type KindSql, type Sight } from '../kind-sql.ts';

/** A network as a search shows it. */
export type FoundNetwork = {
  id: NetworkId;
  name: string;
  kind: NetworkKind;
  area: string;
  isClosed: boolean;
};

/** Networks by name and aims. There are so few that they need no index. */
export function networkSql(sight: Sight): KindSql {
  const there = inSight(sql`w.area_id`, { ...sight, hasNowhere: false });
  const match = has(sql`w.name || ' ' || w.aims`);
  return {
    hits: sql`select w.id, w.started_at as at from network w where ${match} and ${there}`,
    walk: sql`select w.id, w.started_at as at from network w where ${match} and ${there}`,
    along: sql`w.started_at`,
    atOf: (id) => sql`select started_at from network where id = ${id}`,
    columns: sql`n.name, n.kind, a.name as area, n.closed_at is not null as "isClosed"`,
    joins: sql`join network n on n.id = p.id join area a on a.id = n.area_id`,
  };
}
