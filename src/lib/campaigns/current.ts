import type { Db } from '#db/client.ts';
import { lastGood } from '#db/last-good.ts';
import { currentCampaign, type PublicCampaign } from './public.ts';
import { isOver } from './state.ts';

const soon = lastGood<PublicCampaign | null>(20);

/**
 * The campaign of the home page, which must answer whatever else is down: while the database is away or slow it is
 * the last that could be read, unless it has ended since.
 */
export async function campaignOfHome(
  db: Db,
  now: Temporal.Instant,
): Promise<{ current: PublicCampaign | null; failure?: unknown }> {
  const { known, ...rest } = await soon(db, now, () => currentCampaign(db, now));
  return { current: known && !isOver(known, now) ? known : null, ...rest };
}
