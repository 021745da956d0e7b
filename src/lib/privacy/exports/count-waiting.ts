import { and, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { dataExport } from '#db/schema/searches.ts';
import type { Officer } from '#lib/actor.ts';

/** How many lists with people in them, asked for wholly within some areas, wait for an officer to agree. */
export const countWaitingExports = (
  db: Db,
  officer: Officer,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<number> =>
  db.$count(
    dataExport,
    and(
      sql`${dataExport.holdsPeople} and ${isNull(dataExport.approvedAt)} and ${isNull(dataExport.refusedAt)}`,
      gt(dataExport.expiresAt, now),
      ne(dataExport.askedBy, officer.id),
      sql`${dataExport.areaIds} <@ ${`{${areas.join(',')}}`}::uuid[]`,
    ),
  );
