import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { moment } from '#lib/dates.ts';
import { contactsKeptBy, takeOverContacts } from '#lib/institutions/contacts/portfolio.ts';
import { requestsLedBy, takeOverRequests } from '#lib/training/requests/portfolio.ts';
import { stateWords } from '#lib/training/requests/words.ts';
import { portfolioOf, takeOver } from '#lib/training/sessions/portfolio.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** One thing that somebody looks after. */
export type Held = { id: string; text: string; when: string; href: string };

/** A kind of thing that officers look after: how to list it, and how to give it to a colleague. */
export type PortfolioKind = {
  title: string;
  none: string;
  held: (db: Db, officerId: OfficerId, now: Temporal.Instant) => Promise<Held[]>;
  takeOver: typeof takeOver;
};

/** Every kind, room by room: a room that gives its officers something to look after adds a line. */
export const portfolioKinds: readonly PortfolioKind[] = [
  {
    title: 'Training sessions to come',
    none: 'They lead no session to come.',
    held: async (db, officerId, now) =>
      (await portfolioOf(db, officerId, now)).map(({ id, reference, title, startsAt }) => ({
        id,
        text: `${title}, ${reference}`,
        when: moment(startsAt),
        href: paths.staff.session(id),
      })),
    takeOver,
  },
  {
    title: 'Training requests',
    none: 'They look after no training request.',
    held: async (db, officerId) =>
      (await requestsLedBy(db, officerId)).map(({ id, reference, organisation, title, state }) => ({
        id,
        text: `${organisation}: ${title}, ${reference}`,
        when: stateWords[state],
        href: paths.staff.request(id),
      })),
    takeOver: takeOverRequests,
  },
  {
    title: 'Contacts',
    none: 'They look after no contact.',
    held: async (db, officerId) =>
      (await contactsKeptBy(db, officerId)).map(({ id, institution, contacts }) => ({
        id: id ?? 'nowhere',
        text: institution ?? 'No institution now',
        when: contacts === 1 ? '1 contact' : `${contacts} contacts`,
        href: withQuery(paths.staff.contacts, { institution: id }),
      })),
    takeOver: takeOverContacts,
  },
];

/** What an officer looks after, kind by kind. */
export const portfolio = (db: Db, officerId: OfficerId, now: Temporal.Instant) =>
  Promise.all(portfolioKinds.map(async (kind) => ({ kind, held: await kind.held(db, officerId, now) })));
export type Portfolio = Awaited<ReturnType<typeof portfolio>>;

/**
 * Gives all that one officer looks after to another.
 *
 * @param tx the transaction of the whole hand-over
 */
export async function giveAll(
  tx: Db,
  actor: Officer,
  { from, to }: { from: OfficerId; to: OfficerId },
  now: Temporal.Instant,
): Promise<void> {
  for (const kind of portfolioKinds) await kind.takeOver(tx, actor, from, to, now);
}
