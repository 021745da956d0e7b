import type { FoundRegistration } from '#lib/calendar/registrations/find.ts';
import { placesWords } from '#lib/calendar/registrations/words.ts';
import { date, moment } from '#lib/dates.ts';

/** A registration as a list of facts. */
export function registrationRows({ registration, offer, position, answers }: FoundRegistration) {
  const { endedAt, placedAt } = registration;
  const waits = offer ? `Offered until ${moment(offer.expiresAt)}` : `Number ${position} in the queue`;
  return [
    { key: 'State', value: endedAt ? `Ended ${moment(endedAt)}` : placedAt ? 'Coming' : waits },
    { key: 'People', value: placesWords(registration.partySize) },
    { key: 'Email', value: registration.email ?? (endedAt ? 'Erased when it ended' : 'None given') },
    { key: 'Registered', value: moment(registration.registeredAt) },
    { key: 'Reminders', value: registration.wantsReminder && registration.email ? 'Wanted' : 'None' },
    ...answers.map(({ words, answer, deleteOn }) => ({
      key: words,
      value: `${answer} (deleted on ${date(deleteOn)})`,
    })),
  ];
}
