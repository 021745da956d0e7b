import type { Desk } from '#lib/calendar/registrations/for-staff/desk.ts';
import { shutBecause } from '#lib/calendar/registrations/open-to.ts';
import { closesAt } from '#lib/calendar/registrations/closing.ts';
import { peopleWords, placesWords } from '#lib/calendar/registrations/words.ts';
import { date, moment } from '#lib/dates.ts';
import { placesLeft } from '#lib/places/left.ts';

const states = {
  cancelled: 'Cancelled',
  postponed: 'Postponed',
  closed: 'Closed',
  'no such event': 'Not on the site',
};

/** How many come to an event, wait and stood at the door; what is left of it once registrations are erased. */
export function deskRows(
  { event, taken, held, parties, unnamed, waiting, atDoor, tally }: Desk,
  now: Temporal.Instant,
) {
  if (tally) return erasedRows(tally);
  const { capacity } = event;
  const left = capacity === null ? null : placesLeft({ capacity, taken, held });
  const shut = shutBecause(event, true, now);
  return [
    { key: 'Registering', value: shut ? states[shut] : `Open until ${moment(closesAt(event))}` },
    { key: 'Coming', value: `${peopleWords(taken)} in ${parties === 1 ? '1 party' : `${parties} parties`}` },
    { key: 'Without an address', value: peopleWords(unnamed) },
    ...(capacity === null ? [] : [{ key: 'Places', value: `${placesWords(left ?? 0)} left of ${capacity}` }]),
    ...(held > 0 ? [{ key: 'Offered', value: `${placesWords(held)}, not answered yet` }] : []),
    ...(capacity === null ? [] : [{ key: 'Waiting', value: peopleWords(Math.max(0, waiting - held)) }]),
    ...(atDoor > 0 ? [{ key: 'Counted at the door', value: peopleWords(atDoor) }] : []),
  ];
}

const erasedRows = (tally: NonNullable<Desk['tally']>) => [
  { key: 'Registered', value: `${peopleWords(tally.heads)} in ${tally.registrations} parties` },
  { key: 'Without an address', value: peopleWords(tally.unnamedHeads) },
  { key: 'Had waited', value: `${tally.waited} parties` },
  { key: 'Erased', value: date(tally.countedAt) },
];
