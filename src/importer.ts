import type { Db } from '#db/client.ts';
import type { Asker } from '#lib/institutions/imports/work.ts';
import type { ListAsker } from '#lib/newsletters/imports/work.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { findOfficer } from '#lib/officers/find.ts';

/** Finds who asked for a step of an import, with what they may do at this moment. */
export const importer =
  ({ db, clock }: { db: Db; clock: () => Temporal.Instant }): Asker =>
  async (id) => {
    const officer = await findOfficer(db, id, clock());
    if (!officer || !can.importRecords(officer)) return null;
    return { officer, areas: await areasFor(db, officer, 'importRecords') };
  };

/** Finds who asked for a step of a list of subscribers, while they may still bring in lists. */
export const listAsker =
  ({ db, clock }: { db: Db; clock: () => Temporal.Instant }): ListAsker =>
  async (id) => {
    const officer = await findOfficer(db, id, clock());
    return officer && can.importSubscribers(officer) ? officer : null;
  };
