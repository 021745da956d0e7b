import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { replyTemplate } from '#db/schema/enquiries.ts';
import { councilRoute, type CouncilRouteId, signpost, type SignpostId } from '#db/schema/signposts.ts';
import type { Officer } from '#lib/actor.ts';
import { addSignpost, type SignpostGiven } from '#lib/enquiries/signposts/keep.ts';
import { addTemplate } from '#lib/enquiries/templates/keep.ts';
import { now } from './makers.ts';

/** What a form says of a helpline that answers in office hours. */
export const aHelpline = (given: Partial<SignpostGiven> = {}): SignpostGiven => ({
  ...{ name: 'Harbour Line', about: 'For anyone who needs to talk.', areaId: null, audience: 'everyone' },
  ...{ worry: 'feelings', phone: '01632 960 960', textTo: null, href: null, site: null, languages: [] },
  hours: { spans: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }], onBankHolidays: false },
  source: 'https://harbour.example/contact',
  ...given,
});

/** A signpost that somebody has just added. */
export async function aSignpost(
  db: Db,
  officer: Officer,
  { at = now, ...given }: Partial<SignpostGiven> & { at?: Temporal.Instant } = {},
): Promise<SignpostId> {
  const code = `made-${crypto.randomUUID()}`;
  const added = await addSignpost(db, officer, { code, ...aHelpline(given) }, at);
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

/** A signpost as its row stands. */
export async function signpostRow(db: Db, id: SignpostId) {
  const [row] = await db.select().from(signpost).where(eq(signpost.id, id));
  return row!;
}

/** The route of the council of an area. */
export async function aRoute(db: Db, areaId: AreaId, at = now): Promise<CouncilRouteId> {
  const given = { areaId, council: 'Ashmere Council', href: 'https://www.ashmere.example/' };
  const [made] = await db
    .insert(councilRoute)
    .values({ ...given, isReferralPage: false, checkedAt: at })
    .onConflictDoUpdate({ target: councilRoute.areaId, set: { checkedAt: at } })
    .returning({ id: councilRoute.id });
  return made!.id;
}

/** A template of replies. */
export async function aTemplate(db: Db, officer: Officer, title: string = crypto.randomUUID()) {
  const given = { title, reason: null, words: 'Thank you for writing to us.' };
  const added = await addTemplate(db, officer, given, now);
  if (!added.ok) throw new Error(added.reason);
  const [row] = await db.select().from(replyTemplate).where(eq(replyTemplate.id, added.value));
  return row!;
}
