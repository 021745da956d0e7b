import type { Sheet } from '#lib/calendar/briefings/print/sheet.ts';
import { shortDay, timeRange, ukDay } from '#lib/dates.ts';
import { paths } from '#lib/web/paths.ts';
import type { Facts } from './_facts.ts';

/** As many as stand beside the signposts on the second sheet. */
const mostLines = 9;

type Line = Sheet['dates'][number] & { on: Temporal.PlainDate };

/** The events of the days and the dates that matter after them, in the order of the calendar; events go before dates. */
export function dateLines({ events, dates }: Pick<Facts, 'events' | 'dates'>): Sheet['dates'] {
  const held = events.map(eventLine);
  const kept = dates.slice(0, Math.max(0, mostLines - held.length)).map(dateLine);
  return [...held, ...kept]
    .sort((one, other) => Temporal.PlainDate.compare(one.on, other.on))
    .map(({ on: _, ...line }) => line);
}

const eventLine = ({ id, title, startsAt, endsAt, allDay, place }: Facts['events'][number]): Line => ({
  ...{ id, on: ukDay(startsAt), when: shortDay(startsAt) },
  what: [title, place, allDay ? 'all day' : timeRange(startsAt, endsAt)].filter(Boolean).join(', '),
});

function dateLine({ title, startsOn, endsOn, kind, place, startsAt, endsAt }: Facts['dates'][number]): Line {
  const until = startsOn.equals(endsOn) ? null : `until ${shortDay(endsOn)}`;
  const hours = startsAt && endsAt ? timeRange(startsAt, endsAt) : null;
  const words = [title, place, hours, until].filter(Boolean).join(', ');
  const what = kind === 'demonstration' ? `${words}. Announced publicly; here for safety only` : words;
  return { id: null, on: startsOn, when: shortDay(startsOn), what };
}

/** Where a line leads: an event has a page of its own. */
export const lineHref = ({ id }: Sheet['dates'][number]): string | null => id && paths.staff.event(id);
