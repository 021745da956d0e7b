import type { AstroGlobal } from 'astro';
import type { BookingId } from '#db/schema/bookings.ts';
import type { Actor } from '#lib/actor.ts';
import { bookingOfKey, findBooking, type FoundBooking } from '#lib/training/bookings/find.ts';
import { type Reach, reachOf } from '#lib/partners/training/reach.ts';
import type { ChangeRefusal } from '#lib/training/bookings/change.ts';
import { readId } from '#lib/web/read-id.ts';
import { type BookingLinks, linksOfKey, linksOfPartner } from './_links.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params'>;

/**
 * A booking that was opened: who opens it and how it stands.
 *
 * `isWhole`: they may do all that can be done with it; colleagues of the booker only look after its people.
 */
export type Opened = {
  links: BookingLinks;
  id: BookingId;
  actor: Actor;
  found: FoundBooking;
  isChangeable: boolean;
  isWhole: boolean;
  reach: Reach;
};

/** Opens the booking that the address names, by its link or for a partner who is signed in; or null. */
export const openBooking = (page: Page): Promise<Opened | null> =>
  page.params['key'] === undefined ? openAsPartner(page) : openByKey(page, page.params['key']);

async function openByKey({ locals: { db, now, requestId } }: Page, key: string): Promise<Opened | null> {
  const id = await bookingOfKey(db, key);
  const actor = id && ({ kind: 'booker', bookingId: id, requestId } as const);
  const found = actor && (await findBooking(db, actor, id, now));
  return found ? opened({ links: linksOfKey(key), id, actor, found, reach: 'booker' }, now) : null;
}

async function openAsPartner({ locals, params }: Page): Promise<Opened | null> {
  const { db, now, partner, requestId } = locals;
  const id = readId<'booking'>(params['id']);
  const reach = id && partner && (await reachOf(db, partner, id));
  if (!reach) return null;
  const actor = { ...partner, requestId };
  const found = await findBooking(db, actor, id, now);
  if (!found) return null;
  // What would help somebody take part is between the booker and the trainer.
  const shown = reach === 'booker' ? found : { ...found, accessNeed: null };
  return opened({ links: linksOfPartner(id), id, actor, found: shown, reach }, now);
}

function opened(one: Omit<Opened, 'isChangeable' | 'isWhole'>, now: Temporal.Instant): Opened {
  const { booking, session } = one.found;
  const isChangeable = !booking.cancelledAt && Temporal.Instant.compare(now, session.changesCloseAt) < 0;
  return { ...one, isChangeable, isWhole: one.reach !== 'colleague' };
}

/** What is said when a change is refused for a reason that every change has. */
export const changeRefusals = {
  'no such booking': 'This booking is not there any more.',
  cancelled: 'This booking is cancelled already.',
  'changed meanwhile':
    'Somebody changed this booking while you had the page open. Look at it as it is now, then try again.',
  'too late': 'It is too late to change this booking by link. Reply to your confirmation email instead.',
  busy: 'Many people are booking this session at this moment. Nothing was changed: try again.',
} satisfies Record<ChangeRefusal, string>;
