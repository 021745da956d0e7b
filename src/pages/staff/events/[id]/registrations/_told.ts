import type { FoundRegistration } from '#lib/calendar/registrations/find.ts';
import { placesWords } from '#lib/calendar/registrations/words.ts';
import { date, moment } from '#lib/dates.ts';

/** What somebody who registered told us, and how they stand, one line each. */
export function toldBy(found: FoundRegistration): { key: string; value: string }[] {
  const { registration, answers } = found;
  const { email, endedAt, wantsReminder } = registration;
  return [
    { key: 'State', value: stateOf(found) },
    { key: 'People', value: placesWords(registration.partySize) },
    { key: 'Email', value: email ?? (endedAt ? 'Erased when it ended' : 'None given') },
    { key: 'Registered', value: moment(registration.registeredAt) },
    { key: 'Reminders', value: wantsReminder && email ? 'Wanted' : 'None' },
    ...answers.map(({ words, answer, deleteOn }) => ({
      key: words,
      value: `${answer} (deleted on ${date(deleteOn)})`,
    })),
  ];
}

function stateOf({ registration: { endedAt, placedAt }, offer, position }: FoundRegistration): string {
  if (endedAt) return `Ended ${moment(endedAt)}`;
  if (placedAt) return 'Coming';
  return offer ? `Offered until ${moment(offer.expiresAt)}` : `Number ${position} in the queue`;
}
