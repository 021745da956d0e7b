import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { moveBooking, type MoveRefusal } from '#lib/training/bookings/move.ts';
import { findSession, type OtherDate, otherDates } from '#lib/training/sessions/find.ts';
import { refused } from '#lib/outcome.ts';
import { answerChange, type ChangeView } from './_change.ts';

const moveForm = z.object({ to: z.string({ error: 'Choose a date' }).max(20, { error: 'Choose a date' }) });

export type MoveView = ChangeView<typeof moveForm> & {
  dates: OtherDate[];
  /** The date that was chosen and is to be confirmed. */
  chosen: OtherDate | null;
};

const words: Partial<Record<MoveRefusal, string>> = {
  'same session': 'That is the date you have.',
  'other course': 'That date is of another course. Book it by itself.',
  'session cancelled': 'That date is not there any more.',
  'booking closed': 'Booking for that date has closed.',
  full: 'That date has just filled up. You keep the date you have.',
  'over share':
    'On that date the places that are left are kept for others, or it would be more than your organisation’s share. You keep the date you have.',
  'already booked': 'You have a booking for that date already. Add places to it instead.',
  'no places': 'You only wait for places here. Book the other date by itself.',
};

/** Answers the page that moves a booking: dates to choose from, then one to confirm, then back to the booking. */
export async function movePage(Astro: AstroGlobal): Promise<MoveView | Response | null> {
  const { db, now } = Astro.locals;
  const page = await answerChange(
    Astro,
    moveForm,
    async ({ actor, id }, { to }) => {
      const target = await findSession(db, to, now);
      return target
        ? moveBooking(db, actor, id, target.session.id, now)
        : refused('session cancelled' as const);
    },
    { news: () => 'moved', words },
  );
  if (!page || page instanceof Response) return page;
  const { session, course } = page.opened.found;
  const dates = await otherDates(db, course.id, session.id, now);
  const to = Astro.url.searchParams.get('to');
  const chosen = page.refusal ? null : (dates.find((date) => date.reference === to) ?? null);
  return { ...page, dates, chosen };
}
