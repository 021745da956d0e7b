import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { surgeCall } from '#db/schema/surge-calls.ts';
import { surge, surgeArea, type SurgeId, type SurgeKind } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { noteChange } from './lock.ts';

export type OpenRefusal = 'no area' | 'not happened yet' | 'sent by somebody else';

/** What is said of an incident when the ringing round begins: only what is published. */
export type SurgeGiven = {
  formToken: string;
  kind: SurgeKind;
  title: string;
  publicWords: string;
  publishedBy: string;
  happenedAt: Temporal.Instant;
  areaIds: readonly AreaId[];
  /** Whom to ring, in order, and why each stands where it does. */
  calls: readonly { institutionId: InstitutionId; because: string }[];
};

/** Opens the page of a surge, run by whoever opens it. The same form sent twice opens one. */
export function openSurge(
  db: Db,
  officer: Officer,
  { areaIds, calls, ...given }: SurgeGiven,
  now: Temporal.Instant,
): Promise<Outcome<{ id: SurgeId; isNew: boolean }, OpenRefusal>> {
  return db.transaction(async (tx) => {
    if (areaIds.length === 0) return refused('no area');
    if (Temporal.Instant.compare(given.happenedAt, now) > 0) return refused('not happened yet');
    const row = { ...given, openedAt: now, openedBy: officer.id, runBy: officer.id };
    const [made] = await tx.insert(surge).values(row).onConflictDoNothing().returning({ id: surge.id });
    if (!made) return known(tx, officer, given.formToken);
    const { id } = made;
    await tx.insert(surgeArea).values(areaIds.map((areaId) => ({ surgeId: id, areaId })));
    const by = { surgeId: id, addedAt: now, addedBy: officer.id };
    const rows = calls.map((call, index) => ({ ...by, ...call, position: index + 1 }));
    if (rows.length > 0) await tx.insert(surgeCall).values(rows);
    await noteChange(tx, officer, { surgeId: id, deed: 'opened' }, now);
    await record(tx, officer, { operation: 'collect', entity: 'surge', ids: [id] }, now);
    return done({ id, isNew: true });
  });
}

async function known(tx: Db, { id: by }: Officer, token: string) {
  const columns = { id: surge.id, openedBy: surge.openedBy };
  const [before] = await tx.select(columns).from(surge).where(eq(surge.formToken, token));
  if (before?.openedBy !== by) return refused('sent by somebody else');
  return done({ id: before.id, isNew: false });
}
