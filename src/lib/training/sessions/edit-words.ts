import { day, time } from '#lib/dates.ts';
import type { SessionFacts } from '../bookings/ticket.ts';
import { placeWords } from '../words.ts';

/** What differs between a session before and after, a line each, of what the people in it must know. */
export function changedWords(before: SessionFacts, after: SessionFacts): string[] {
  const [was, is] = [before.session, after.session];
  const [wasDay, isDay] = [day(was.startsAt), day(is.startsAt)];
  const [wasAt, isAt] = [placeOf(before), placeOf(after)];
  const starts = time(is.startsAt) !== time(was.startsAt);
  return [
    ...(isDay === wasDay ? [] : [`Moved from ${wasDay} to ${isDay}`]),
    ...(starts ? [`Starts at ${time(is.startsAt)}, was ${time(was.startsAt)}`] : []),
    ...(time(is.endsAt) === time(was.endsAt) ? [] : [`Ends at ${time(is.endsAt)}, was ${time(was.endsAt)}`]),
    ...(isAt === wasAt ? [] : [`Now ${isAt}, was ${wasAt}`]),
    ...(is.joiningLink && is.joiningLink !== was.joiningLink ? ['The link to join is new'] : []),
  ];
}

const placeOf = ({ session, site }: SessionFacts): string =>
  session.mode === 'online'
    ? 'online, by video call'
    : `at ${placeWords({ mode: session.mode, site, venueWords: session.venueWords })}`;
