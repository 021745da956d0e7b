import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { dataExport, type DataExportId } from '#db/schema/searches.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { daysToAgree, daysToFetch } from './state.ts';
import { tellApprovers } from './tell-approvers.ts';

/** A list to take away: which page and what of it, in which form, why and for whom. */
export type Wanted = {
  page: string;
  query: Record<string, string>;
  format: 'csv' | 'xlsx';
  holdsPeople: boolean;
  reason: string;
  recipient: string;
  /** Of the roles by which it is asked for. */
  areaIds: readonly AreaId[];
  /** Who may agree to it, to be told of it; nobody needs to where no people stand in it. */
  approvers?: readonly { name: string; email: string }[];
};

/** Asks for a list as a file. The question is kept, never the answer: the file is made when it is fetched. */
export function askExport(
  db: Db,
  officer: Officer,
  { areaIds, approvers = [], ...wanted }: Wanted,
  now: Temporal.Instant,
): Promise<DataExportId> {
  return db.transaction(async (tx) => {
    const days = wanted.holdsPeople ? daysToAgree : daysToFetch;
    const [asked] = await tx
      .insert(dataExport)
      .values({
        ...wanted,
        areaIds: [...areaIds],
        ...{ askedAt: now, askedBy: officer.id, expiresAt: now.add({ hours: 24 * days }) },
      })
      .returning({ id: dataExport.id });
    const { id } = asked!;
    const { reason, recipient } = wanted;
    await record(
      tx,
      officer,
      { operation: 'collect', entity: 'data_export', ids: [id], reason, recipient },
      now,
    );
    if (wanted.holdsPeople) await tellApprovers(tx, officer, { id, approvers }, now);
    return id;
  });
}
