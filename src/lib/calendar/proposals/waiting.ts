import { and, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { eventProposal } from '#db/schema/event-proposals.ts';

/** How many proposed events in some areas nobody has answered yet. */
export const countProposals = async (db: Db, areas: readonly AreaId[]): Promise<number> =>
  areas.length === 0
    ? 0
    : db.$count(
        eventProposal,
        and(isNull(eventProposal.decidedAt), inArray(eventProposal.areaId, [...areas])),
      );
