import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { date, moment } from '#lib/dates.ts';
import { followUpsOf, plansOf, promisesKeptBy } from '#lib/engagement/hand-over/portfolio.ts';
import { takeOverFollowUps, takeOverPlans, takeOverPromises } from '#lib/engagement/hand-over/take-over.ts';
import { areasKeptBy, takeOverAreas } from '#lib/areas/officers/portfolio.ts';
import { contactsKeptBy, takeOverContacts } from '#lib/institutions/contacts/portfolio.ts';
import { institutionsKeptBy, takeOverInstitutions } from '#lib/institutions/owners/portfolio.ts';
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
  /** What they were able to take over: how many. */
  takenWords: (count: number) => string;
  takeOver: typeof takeOver;
  /** The same for what belongs to some institutions, where the kind knows of institutions. */
  takeOverAt?: TakeOverAt;
};
type TakeOverAt = (...given: [...Parameters<typeof takeOver>, readonly InstitutionId[]]) => Promise<number>;

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

/** Every kind, room by room: a room that gives its officers something to look after adds a line. */
const portfolioKinds: readonly PortfolioKind[] = [
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
    takenWords: counted('training session', 'training sessions'),
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
    takenWords: counted('training request', 'training requests'),
    takeOver: takeOverRequests,
  },
  {
    title: 'Institutions',
    none: 'They look after no institution.',
    held: async (db, officerId) =>
      (await institutionsKeptBy(db, officerId)).map(({ id, name, part }) => ({
        id,
        text: name,
        when: part === 'owner' ? 'Owner' : 'Deputy',
        href: paths.staff.institution(id),
      })),
    takenWords: counted('institution', 'institutions'),
    takeOver: (...given) => takeOverInstitutions(...given),
    takeOverAt: takeOverInstitutions,
  },
  {
    title: 'Promises',
    none: 'They have no promise to keep.',
    held: async (db, officerId) =>
      (await promisesKeptBy(db, officerId)).map(({ id, institution, area, dueOn }) => ({
        id,
        text: `Promise to ${institution ?? `people in ${area}`}`,
        when: `By ${date(dueOn)}`,
        href: paths.staff.promise(id),
      })),
    takenWords: counted('promise', 'promises'),
    takeOver: (...given) => takeOverPromises(...given),
    takeOverAt: takeOverPromises,
  },
  {
    title: 'Planned visits',
    none: 'They have nothing planned.',
    held: async (db, officerId) =>
      (await plansOf(db, officerId)).map(({ id, type, institution, startsAt }) => ({
        id,
        text: `${type}: ${institution}`,
        when: moment(startsAt),
        href: paths.staff.plan(id),
      })),
    takenWords: counted('planned visit', 'planned visits'),
    takeOver: (...given) => takeOverPlans(...given),
    takeOverAt: takeOverPlans,
  },
  {
    title: 'Follow-ups',
    none: 'They have no follow-up to do.',
    held: async (db, officerId) =>
      (await followUpsOf(db, officerId)).map(({ id, engagementId, institution, area, dueOn }) => ({
        id,
        text: `Follow-up with ${institution ?? `people in ${area}`}`,
        when: dueOn ? `By ${date(dueOn)}` : 'No day set',
        href: paths.staff.engagement(engagementId),
      })),
    takenWords: counted('follow-up', 'follow-ups'),
    takeOver: (...given) => takeOverFollowUps(...given),
    takeOverAt: takeOverFollowUps,
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
    takenWords: counted('contact', 'contacts'),
    takeOver: (...given) => takeOverContacts(...given),
    takeOverAt: takeOverContacts,
  },
  {
    title: 'Areas',
    none: 'They are named for no area.',
    held: async (db, officerId) =>
      (await areasKeptBy(db, officerId)).map(({ id, slug, name, part }) => ({
        id,
        text: name,
        when: part === 'named' ? 'Named officer' : 'Deputy',
        href: paths.staff.area(slug),
      })),
    takenWords: counted('area', 'areas'),
    takeOver: takeOverAreas,
  },
];

/** What an officer looks after, kind by kind. */
export const portfolio = (db: Db, officerId: OfficerId, now: Temporal.Instant) =>
  Promise.all(portfolioKinds.map(async (kind) => ({ kind, held: await kind.held(db, officerId, now) })));
export type Portfolio = Awaited<ReturnType<typeof portfolio>>;

/** What somebody takes over, in words: "12 institutions". */
export type Taken = readonly string[];

/**
 * Gives all that one officer looks after to another.
 *
 * @param tx the transaction of the whole hand-over
 * @returns what there was, in words
 */
export async function giveAll(
  tx: Db,
  actor: Officer,
  { from, to }: { from: OfficerId; to: OfficerId },
  now: Temporal.Instant,
): Promise<Taken> {
  const taken: string[] = [];
  for (const { takeOver: take, takenWords } of portfolioKinds) {
    const count = await take(tx, actor, from, to, now);
    if (count > 0) taken.push(takenWords(count));
  }
  return taken;
}

/** The same for what belongs to some institutions: them, their promises, plans, follow-ups and contacts. */
export async function giveAt(
  tx: Db,
  actor: Officer,
  { from, to, only }: { from: OfficerId; to: OfficerId; only: readonly InstitutionId[] },
  now: Temporal.Instant,
): Promise<Taken> {
  const taken: string[] = [];
  for (const { takeOverAt: take, takenWords } of portfolioKinds) {
    const count = take ? await take(tx, actor, from, to, now, only) : 0;
    if (count > 0) taken.push(takenWords(count));
  }
  return taken;
}
