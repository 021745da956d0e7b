import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { planReorganisation } from '#lib/areas/succession/plan.ts';
import { ukDay } from '#lib/dates.ts';
import { anOfficer, now } from '../support/makers.ts';

/** A district that ends in two days, and when its successor is to take over. */
export async function aReorganisation(db: Db): Promise<Temporal.Instant> {
  const [bedford] = await db.select().from(area).where(eq(area.slug, 'bedford'));
  const successors = [{ code: 'E06000099', name: 'North Bedfordshire', share: 1 }];
  const plan = { endingIds: [bedford!.id], successors, effectiveOn: ukDay(now).add({ days: 2 }) };
  await planReorganisation(db, await anOfficer(db, 'administrator'), plan, now);
  return now.add({ hours: 72 });
}
