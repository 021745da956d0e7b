import { asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { sector } from '#db/schema/institutions.ts';
import {
  newsletterTopic,
  subscriberArea,
  type SubscriberId,
  subscriberSector,
  subscriberTopic,
} from '#db/schema/newsletters.ts';

/** What somebody wants newsletters about. No area: wherever it is. */
export type Choices = { topics: readonly string[]; areas: readonly AreaId[]; sectors: readonly string[] };

/** Everything that the forms offer. */
export async function offeredChoices(db: Db) {
  const topics = await db
    .select({ code: newsletterTopic.code, label: newsletterTopic.label, hint: newsletterTopic.hint })
    .from(newsletterTopic)
    .where(isNull(newsletterTopic.retiredAt))
    .orderBy(asc(newsletterTopic.position));
  const areas = await db.execute<{ id: AreaId; name: string; region: string }>(sql`
    select f.id, f.name, r.name as region from area f join area r on r.id = f.parent_id
    where f.kind = 'force' and f.valid_to is null order by r.name, f.name`);
  const sectors = await db.select().from(sector).orderBy(asc(sector.label));
  return { topics, areas: [...areas], sectors };
}
export type Offered = Awaited<ReturnType<typeof offeredChoices>>;

/** What of some choices there is: a form can be sent with anything in it. */
export function onlyOffered({ topics, areas, sectors }: Choices, offered: Offered): Choices {
  const known = <Code extends string>(given: readonly Code[], all: readonly string[]) =>
    [...new Set(given)].filter((one) => all.includes(one));
  return {
    topics: known(
      topics,
      offered.topics.map(({ code }) => code),
    ),
    areas: known(
      areas,
      offered.areas.map(({ id }) => id),
    ),
    sectors: known(
      sectors,
      offered.sectors.map(({ code }) => code),
    ),
  };
}

/** Puts what somebody chose in the place of what they chose before. */
export async function writeChoices(tx: Db, subscriberId: SubscriberId, chosen: Choices): Promise<void> {
  await forgetChoices(tx, [subscriberId]);
  const topics = chosen.topics.map((topicCode) => ({ subscriberId, topicCode }));
  const areas = chosen.areas.map((areaId) => ({ subscriberId, areaId }));
  const sectors = chosen.sectors.map((sectorCode) => ({ subscriberId, sectorCode }));
  if (topics.length > 0) await tx.insert(subscriberTopic).values(topics);
  if (areas.length > 0) await tx.insert(subscriberArea).values(areas);
  if (sectors.length > 0) await tx.insert(subscriberSector).values(sectors);
}

/** Forgets what somebody chose. */
export async function forgetChoices(tx: Db, ids: readonly SubscriberId[]): Promise<void> {
  for (const table of [subscriberTopic, subscriberArea, subscriberSector])
    await tx.delete(table).where(inArray(table.subscriberId, [...ids]));
}

/** What somebody chose. */
export async function choicesOf(db: Db, id: SubscriberId): Promise<Choices> {
  const topics = await db.select().from(subscriberTopic).where(eq(subscriberTopic.subscriberId, id));
  const areas = await db.select().from(subscriberArea).where(eq(subscriberArea.subscriberId, id));
  const sectors = await db.select().from(subscriberSector).where(eq(subscriberSector.subscriberId, id));
  return {
    topics: topics.map(({ topicCode }) => topicCode),
    areas: areas.map(({ areaId }) => areaId),
    sectors: sectors.map(({ sectorCode }) => sectorCode),
  };
}
