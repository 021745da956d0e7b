import type { event } from '#db/schema/events.ts';

type Hosted = Pick<typeof event.$inferSelect, 'hostedByPolice' | 'organiser'>;
type Placed = Pick<typeof event.$inferSelect, 'mode'> & { place: string | null; area: string };
type Ways = Pick<typeof event.$inferSelect, 'registration'> & { left: number | null };

/** "Hosted by police: Bedford neighbourhood team", or by whom else: nobody should find that out at the door. */
export const hostWords = ({ hostedByPolice, organiser }: Hosted, hosts: readonly string[] = []): string =>
  `Hosted by ${hostedByPolice ? 'police: ' : ''}${[organiser, ...hosts].join(', with ')}`;

/** "1 event", "112 events", "more than 1,000 events". */
export const eventCountWords = ({ count, isCapped }: { count: number; isCapped: boolean }): string => {
  if (isCapped) return 'More than 1,000 events';
  return count === 1 ? '1 event' : `${count} events`;
};

/** How often an event of a series comes again after the date that the list shows. */
export const laterWords = (dates: number): string => `And ${dates} more ${dates === 1 ? 'date' : 'dates'}`;

/** How one comes to an event, in a few words for a list. */
export function wayInWords({ registration, left }: Ways): string {
  if (registration === 'none') return 'No need to register';
  if (left === 0) return 'Full, join the waiting list';
  if (left === null) return 'Register to come';
  return left === 1 ? '1 place left' : `${left} places left`;
}

/** "About 3 miles away": never more exact than whoever looks was. */
export const milesWords = (miles: number): string => {
  const whole = Math.round(miles);
  if (whole < 1) return 'Less than a mile away';
  return `About ${whole} ${whole === 1 ? 'mile' : 'miles'} away`;
};

/** "Addison Hall, Bedford": the district is named where the place does not end with it already. */
export function placeWords({ mode, place, area }: Placed): string {
  if (mode === 'online') return 'Online';
  const whole = !place || place.endsWith(area) ? (place ?? area) : `${place}, ${area}`;
  return mode === 'both' ? `${whole}, and online` : whole;
}
