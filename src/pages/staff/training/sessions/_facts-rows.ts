import { day, moment, timeRange } from '#lib/dates.ts';
import type { SessionForStaff } from '#lib/training/sessions/find-for-staff.ts';
import { placeWords } from '#lib/training/words.ts';

type Row = { key: string; value: string };

/** What a session's record says of it, line by line; one for a whole organisation has nothing to book. */
export function factsRows({ session, site, area, parts }: SessionForStaff): Row[] {
  const when = `${day(session.startsAt)}, ${timeRange(session.startsAt, session.endsAt)}`;
  return [
    ...(parts.length > 0 ? [] : [{ key: 'When', value: when }]),
    { key: 'Where', value: placeWords({ mode: session.mode, site, venueWords: session.venueWords }) },
    { key: 'Area', value: area.name },
    { key: 'Led by', value: session.trainers },
    { key: 'Access', value: session.access },
    ...(session.kind === 'whole_organisation' ? [] : bookingRows(session)),
  ];
}

const bookingRows = (session: SessionForStaff['session']): Row[] => [
  { key: 'Booking closes', value: moment(session.bookingClosesAt) },
  { key: 'Changes close', value: moment(session.changesCloseAt) },
  { key: 'One booking', value: `${session.placesPerBooking} places at most` },
  { key: 'Offers held', value: `${session.offerHours} hours` },
];
