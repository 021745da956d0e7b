import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { councilRoute, type CouncilRouteId, type SignpostDeed, signpostStep } from '#db/schema/signposts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

type Row = typeof councilRoute.$inferSelect;
export type RouteGiven = Pick<Row, 'council' | 'href' | 'isReferralPage' | 'phone' | 'note'>;
export type SeenRoute = { id: CouncilRouteId; sequence: number };
export type RouteRefusal = 'no such route' | 'changed meanwhile';

const names: Readonly<Record<keyof RouteGiven, string>> = {
  council: 'Council',
  href: 'Page',
  isReferralPage: 'Its referral page',
  phone: 'Phone',
  note: 'What to know',
};
const said = (value: string | boolean | null) =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value ?? 'none');

/** Adds where the council of a district takes worries: whoever does has just looked at its page. */
export const addRoute = (
  db: Db,
  officer: Officer,
  { areaId, ...given }: RouteGiven & { areaId: AreaId },
  now: Temporal.Instant,
): Promise<Outcome<CouncilRouteId, 'route there'>> =>
  db.transaction(async (tx) => {
    const [made] = await tx
      .insert(councilRoute)
      .values({ areaId, ...given, checkedAt: now, checkedBy: officer.id })
      .onConflictDoNothing({ target: councilRoute.areaId })
      .returning({ id: councilRoute.id });
    if (!made) return refused('route there');
    const step = { councilRouteId: made.id, deed: 'added' as const, changes: [], at: now };
    await tx.insert(signpostStep).values({ ...step, officerId: officer.id });
    await record(tx, officer, { operation: 'collect', entity: 'council_route', ids: [made.id] }, now);
    return done(made.id);
  });

/** Changes where a council takes worries: whoever does has just looked at its page. */
export const changeRoute = (
  db: Db,
  officer: Officer,
  { given, ...seen }: SeenRoute & { given: RouteGiven },
  now: Temporal.Instant,
): Promise<Outcome<null, RouteRefusal>> => write(db, officer, { ...seen, set: given }, now);

/** Notes that somebody opened the page of a council, and it was right. */
export const markRouteChecked = (
  db: Db,
  officer: Officer,
  seen: SeenRoute,
  now: Temporal.Instant,
): Promise<Outcome<null, RouteRefusal>> => write(db, officer, { ...seen, set: null }, now);

const write = (
  db: Db,
  officer: Officer,
  { id, sequence, set }: SeenRoute & { set: RouteGiven | null },
  now: Temporal.Instant,
): Promise<Outcome<null, RouteRefusal>> =>
  db.transaction(async (tx) => {
    const [found] = await tx.select().from(councilRoute).where(eq(councilRoute.id, id)).for('update');
    if (!found) return refused('no such route');
    if (found.sequence !== sequence) return refused('changed meanwhile');
    const by = { checkedAt: now, checkedBy: officer.id, sequence: sequence + 1 };
    await tx
      .update(councilRoute)
      .set({ ...set, ...by })
      .where(eq(councilRoute.id, id));
    const deed: SignpostDeed = set ? 'changed' : 'checked';
    const step = { councilRouteId: id, deed, at: now, officerId: officer.id };
    await tx.insert(signpostStep).values({ ...step, changes: set ? changesOf(found, set) : [] });
    await record(tx, officer, { operation: 'alter', entity: 'council_route', ids: [id] }, now);
    return done(null);
  });

const changesOf = (before: Row, after: RouteGiven): string[] =>
  (Object.keys(names) as (keyof RouteGiven)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => `${names[field]}: ${said(after[field])}, was ${said(before[field])}`);
