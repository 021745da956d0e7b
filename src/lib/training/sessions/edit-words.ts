import { day, time } from '#lib/dates.ts';
import type { SessionFacts } from '../bookings/ticket.ts';
import { joiningLines } from '../joining/due.ts';
import { sittingsOf } from '../parts/sittings.ts';
import { sittingWords } from '../parts/words.ts';
import { placeWords } from '../words.ts';

/** What differs between a session before and after, a line each, of what the people in it must know. */
export function changedWords(before: SessionFacts, after: SessionFacts, now: Temporal.Instant): string[] {
  const [was, is] = [before.session, after.session];
  const several = before.parts.length > 0 || after.parts.length > 0;
  const [wasAt, isAt] = [placeOf(before), placeOf(after)];
  const [told, tell] = [joiningLines(was, now), joiningLines(is, now)];
  return [
    ...(several ? partsChanged(before, after) : timesChanged(was, is)),
    ...(isAt === wasAt ? [] : [`Now ${isAt}, was ${wasAt}`]),
    ...(is.joiningLink && is.joiningLink !== was.joiningLink ? ['The link to join is new'] : []),
    ...(told.length > 0 && told.join('\n') !== tell.join('\n') ? ['The joining instructions are new'] : []),
  ];
}

type Times = { startsAt: Temporal.Instant; endsAt: Temporal.Instant };

function timesChanged(was: Times, is: Times): string[] {
  const [wasDay, isDay] = [day(was.startsAt), day(is.startsAt)];
  const starts = time(is.startsAt) !== time(was.startsAt);
  return [
    ...(isDay === wasDay ? [] : [`Moved from ${wasDay} to ${isDay}`]),
    ...(starts ? [`Starts at ${time(is.startsAt)}, was ${time(was.startsAt)}`] : []),
    ...(time(is.endsAt) === time(was.endsAt) ? [] : [`Ends at ${time(is.endsAt)}, was ${time(was.endsAt)}`]),
  ];
}

/** The first part stands for the session itself, and so keeps its name when parts come and go. */
function partsChanged(before: SessionFacts, after: SessionFacts): string[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  return [
    ...[...is].flatMap(([key, { name, words }]) => {
      const old = was.get(key)?.words;
      if (!old) return [`${name} is new: ${words}`];
      return old === words ? [] : [`${name} is now ${words}; it was ${old}`];
    }),
    ...[...was].flatMap(([key, { words }]) => (is.has(key) ? [] : [`No longer on ${words}`])),
  ];
}

const linesOf = ({ session, site, parts }: SessionFacts) =>
  new Map(
    sittingsOf(session, site, parts).map((sitting) => [
      sitting.number === 1 ? 'first' : sitting.id,
      {
        name: `Part ${sitting.number}`,
        words: sittingWords(sitting) + elsewhere(session.mode, site, sitting.site),
      },
    ]),
  );

type Site = SessionFacts['site'];

const elsewhere = (mode: 'in_person' | 'online', site: Site, own: Site): string =>
  mode === 'in_person' && own?.id !== site?.id ? `, ${placeWords({ mode, site: own })}` : '';

const placeOf = ({ session, site }: SessionFacts): string =>
  session.mode === 'online'
    ? 'online, by video call'
    : `at ${placeWords({ mode: session.mode, site, venueWords: session.venueWords })}`;
