import { closesAt } from '#lib/calendar/registrations/closing.ts';
import type { Desk } from '#lib/calendar/registrations/for-staff/desk.ts';
import { shutBecause } from '#lib/calendar/registrations/open-to.ts';
import { peopleWords, placesWords } from '#lib/calendar/registrations/words.ts';
import { date, moment } from '#lib/dates.ts';
import { placesLeft } from '#lib/places/left.ts';

type Counts = { key: string; value: string }[];

const states = {
  cancelled: 'Cancelled',
  postponed: 'Postponed',
  closed: 'Closed',
  'no such event': 'Not on the site',
};

const partiesWords = (count: number): string => (count === 1 ? '1 party' : `${count} parties`);

/** How many come to an event and wait for it; of one whose registrations are erased, its tally. */
export function countsOf(desk: Desk, now: Temporal.Instant): Counts {
  const { event, taken, parties, unnamed, atDoor, tally } = desk;
  if (tally) return tallied(tally);
  const shut = shutBecause(event, true, now);
  return [
    { key: 'Registering', value: shut ? states[shut] : `Open until ${moment(closesAt(event))}` },
    { key: 'Coming', value: `${peopleWords(taken)} in ${partiesWords(parties)}` },
    { key: 'Without an address', value: peopleWords(unnamed) },
    ...(event.capacity === null ? [] : limited(desk, event.capacity)),
    ...(atDoor > 0 ? [{ key: 'Counted at the door', value: peopleWords(atDoor) }] : []),
  ];
}

const limited = ({ taken, held, waiting }: Desk, capacity: number): Counts => [
  { key: 'Places', value: `${placesWords(placesLeft({ capacity, taken, held }))} left of ${capacity}` },
  ...(held > 0 ? [{ key: 'Offered', value: `${placesWords(held)}, not answered yet` }] : []),
  { key: 'Waiting', value: peopleWords(Math.max(0, waiting - held)) },
];

const tallied = (tally: NonNullable<Desk['tally']>): Counts => [
  { key: 'Registered', value: `${peopleWords(tally.heads)} in ${partiesWords(tally.registrations)}` },
  { key: 'Without an address', value: peopleWords(tally.unnamedHeads) },
  { key: 'Had waited', value: partiesWords(tally.waited) },
  { key: 'Erased', value: date(tally.countedAt) },
];
