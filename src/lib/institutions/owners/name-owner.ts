import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institutionOwner, type OwnerPart } from '#db/schema/institution-links.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { officer as account, type OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockInstitutions } from '../lock.ts';

/** Who looks after some institutions from now on, in which part; null for nobody. */
export type Naming = {
  institutionIds: readonly InstitutionId[];
  part: OwnerPart;
  officerId: OfficerId | null;
};

export type NamingRefusal = 'no such institution' | 'no such officer';

/**
 * Names who looks after institutions; whoever did until now does so no more, and is kept with the dates. Nobody is
 * owner and deputy of one at once.
 *
 * @returns at how many somebody else is named now
 */
export function nameOwner(
  db: Db,
  actor: Officer,
  naming: Naming,
  now: Temporal.Instant,
): Promise<Outcome<{ changed: number }, NamingRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockInstitutions(tx, naming.institutionIds);
    if (found.length === 0) return refused('no such institution');
    if (naming.officerId && !(await isWorking(tx, naming.officerId))) return refused('no such officer');
    const ids = found.map(({ id }) => id);
    const same = naming.officerId ? await namedAlready(tx, ids, naming) : new Set<InstitutionId>();
    const others = ids.filter((id) => !same.has(id));
    if (others.length > 0) await write(tx, actor, { ...naming, institutionIds: others }, now);
    return done({ changed: others.length });
  });
}

async function isWorking(tx: Db, id: OfficerId): Promise<boolean> {
  const [found] = await tx.select().from(account).where(eq(account.id, id)).for('key share');
  return found !== undefined && found.deactivatedAt === null;
}

async function namedAlready(tx: Db, ids: InstitutionId[], { part, officerId }: Naming) {
  const rows = await tx
    .select({ id: institutionOwner.institutionId })
    .from(institutionOwner)
    .where(
      and(
        inArray(institutionOwner.institutionId, ids),
        isNull(institutionOwner.endedAt),
        eq(institutionOwner.part, part),
        eq(institutionOwner.officerId, officerId!),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

async function write(
  tx: Db,
  actor: Officer,
  { institutionIds, part, officerId }: Naming,
  now: Temporal.Instant,
): Promise<void> {
  const ids = [...institutionIds];
  const isTheirs = officerId ? eq(institutionOwner.officerId, officerId) : undefined;
  await tx
    .update(institutionOwner)
    .set({ endedAt: now, endedBy: actor.id })
    .where(
      and(
        inArray(institutionOwner.institutionId, ids),
        isNull(institutionOwner.endedAt),
        or(eq(institutionOwner.part, part), isTheirs),
      ),
    );
  if (officerId)
    await tx
      .insert(institutionOwner)
      .values(ids.map((id) => ({ institutionId: id, officerId, part, namedAt: now, namedBy: actor.id })));
  await record(tx, actor, { operation: 'alter', entity: 'institution', ids, fields: [part] }, now);
}
