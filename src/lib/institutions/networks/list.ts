import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { network, networkMember, type NetworkId } from '#db/schema/networks.ts';
import { officer } from '#db/schema/officers.ts';

const members = (what: 'institution_id' | 'contact_id') =>
  sql<number>`(select count(*)::int from network_member m where m.network_id = ${network.id}
    and m.left_at is null and m.${sql.raw(what)} is not null)`;

const columns = {
  id: network.id,
  name: network.name,
  kind: network.kind,
  aims: network.aims,
  areaId: network.areaId,
  area: area.name,
  areaKind: area.kind,
  ownerId: network.ownerId,
  owner: officer.name,
  startedAt: network.startedAt,
  closedAt: network.closedAt,
  sequence: network.sequence,
  institutions: members('institution_id'),
  people: members('contact_id'),
};

const networks = (db: Db) =>
  db
    .select(columns)
    .from(network)
    .innerJoin(area, eq(area.id, network.areaId))
    .leftJoin(officer, eq(officer.id, network.ownerId));

/** The networks of some areas: those that go on first, by name. */
export const listNetworks = (db: Db, areas: readonly AreaId[]) =>
  networks(db)
    .where(inArray(network.areaId, [...areas]))
    .orderBy(sql`${network.closedAt} is not null`, asc(network.name), asc(network.id))
    .limit(500);
export type ListedNetwork = Awaited<ReturnType<typeof listNetworks>>[number];

/** A network, or null. */
export async function findNetwork(db: Db, id: NetworkId | null): Promise<ListedNetwork | null> {
  if (!id) return null;
  const [row] = await networks(db).where(eq(network.id, id));
  return row ?? null;
}

/** The networks that an institution belongs to, since when, and who agreed. */
export const networksOf = (db: Db, id: InstitutionId) =>
  db
    .select({
      id: network.id,
      name: network.name,
      kind: network.kind,
      areaId: network.areaId,
      agreedOn: networkMember.agreedOn,
      agreedRole: networkMember.agreedRole,
    })
    .from(networkMember)
    .innerJoin(network, eq(network.id, networkMember.networkId))
    .where(and(eq(networkMember.institutionId, id), isNull(networkMember.leftAt), isNull(network.closedAt)))
    .orderBy(asc(network.name));
