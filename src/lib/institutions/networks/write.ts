import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { network, type NetworkId, type NetworkKind } from '#db/schema/networks.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** What a network is for, and where. */
export type NetworkDetails = {
  name: string;
  kind: NetworkKind;
  aims: string;
  areaId: AreaId;
  ownerId: OfficerId | null;
};

/** Starts a network without members: each has to agree first. */
export function startNetwork(
  db: Db,
  actor: Officer,
  details: NetworkDetails,
  now: Temporal.Instant,
): Promise<NetworkId> {
  return db.transaction(async (tx) => {
    const row = { ...details, startedAt: now, startedBy: actor.id };
    const [made] = await tx.insert(network).values(row).returning({ id: network.id });
    await record(tx, actor, { operation: 'collect', entity: 'network', ids: [made!.id] }, now);
    return made!.id;
  });
}

export type NetworkRefusal = 'no such network' | 'changed meanwhile' | 'closed';

type SeenNetwork = { id: NetworkId; sequence: number };

/** Changes what a network is for, if it is still as the form showed it. */
export const editNetwork = (
  db: Db,
  actor: Officer,
  seen: SeenNetwork,
  details: NetworkDetails,
  now: Temporal.Instant,
): Promise<Outcome<null, NetworkRefusal>> => change(db, actor, seen, details, now);

/** Ends a network: nobody joins it any more, and who belonged to it stays on record until it goes. */
export const closeNetwork = (
  db: Db,
  actor: Officer,
  seen: SeenNetwork,
  now: Temporal.Instant,
): Promise<Outcome<null, NetworkRefusal>> =>
  change(db, actor, seen, { closedAt: now, closedBy: actor.id }, now);

function change(
  db: Db,
  actor: Officer,
  { id, sequence }: SeenNetwork,
  values: Partial<typeof network.$inferInsert>,
  now: Temporal.Instant,
): Promise<Outcome<null, NetworkRefusal>> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select().from(network).where(eq(network.id, id)).for('update');
    if (!found) return refused('no such network');
    if (found.closedAt) return refused('closed');
    if (found.sequence !== sequence) return refused('changed meanwhile');
    const open = and(eq(network.id, id), isNull(network.closedAt));
    await tx
      .update(network)
      .set({ ...values, sequence: sequence + 1 })
      .where(open);
    await record(tx, actor, { operation: 'alter', entity: 'network', ids: [id] }, now);
    return done(null);
  });
}
