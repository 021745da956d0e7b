import { figure } from '#lib/figures.ts';
import { institutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { countContacts, listContacts, mostCounted } from '#lib/institutions/contacts/list.ts';
import { countWishes } from '#lib/institutions/contacts/wishes.ts';
import { ukDay } from '#lib/dates.ts';
import { knownAreaChoices } from '#lib/officers/accounts/area-choices.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { contactFilter } from './_filter.ts';

/** What the list of contacts shows to whoever is signed in; null when it is not for them. */
export async function openContacts({ locals, url }: { locals: App.Locals; url: URL }) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeContacts(officer)) return null;
  const areas = await knownAreasFor(db, officer, 'seeContacts', now);
  const filter = contactFilter(url.searchParams);
  const asked = (due: 'notice' | 'review') => ({ areas, filter: { due } });
  const [page, total, notices, reviews, wishes, institution, choices] = await Promise.all([
    listContacts(db, officer, { areas, filter }, now),
    countContacts(db, officer, { areas, filter }, now),
    countContacts(db, officer, asked('notice'), now),
    countContacts(db, officer, asked('review'), now),
    countWishes(db, areas),
    filter.institution ? institutionThere(db, filter.institution) : null,
    knownAreaChoices(db, officer, 'seeContacts', now),
  ]);
  const districts = choices.filter(({ kind }) => kind === 'district');
  const counts = { notices, reviews, wishes };
  return { officer, filter, today: ukDay(now), page, total, counts, institution, districts };
}
export type OpenContacts = NonNullable<Awaited<ReturnType<typeof openContacts>>>;

/** "312 contacts", "1,000+ contacts". */
export function totalWords(total: number): string {
  if (total > mostCounted) return `${figure(mostCounted)}+ contacts`;
  return total === 1 ? '1 contact' : `${figure(total)} contacts`;
}
