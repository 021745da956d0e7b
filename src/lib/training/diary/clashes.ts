import { day, timeRange } from '#lib/dates.ts';
import { type Point, travelMinutes } from './travel.ts';

type Time = { startsAt: Temporal.Instant; endsAt: Temporal.Instant };
type Room = (Point & { id: string; name: string }) | null;

/** Something that a colleague is taken up with. */
export type Engaged = Time & { officerName: string; what: string; room: Room };

/** A time that people are to come to, and where. */
export type Planned = Time & { room: Room };

/** A reason to think again, never a bar: somebody is elsewhere, or cannot be there in time. */
export type Clash = { kind: 'same time' | 'travel'; engaged: Engaged; planned: Planned; words: string };

/** What stands against some times in the diaries of those who would teach, in the order of the times. */
export const clashesOf = (planned: readonly Planned[], engaged: readonly Engaged[]): Clash[] =>
  planned.flatMap((one) => engaged.flatMap((other) => clash(one, other) ?? []));

function clash(planned: Planned, engaged: Engaged): Clash | null {
  const both = { engaged, planned };
  if (minutes(planned.startsAt, engaged.endsAt) > 0 && minutes(engaged.startsAt, planned.endsAt) > 0)
    return { kind: 'same time', ...both, words: sameTime(engaged) };
  const needed = travel(planned.room, engaged.room);
  const gap = Math.max(minutes(planned.endsAt, engaged.startsAt), minutes(engaged.endsAt, planned.startsAt));
  return needed !== null && gap < needed
    ? { kind: 'travel', ...both, words: tight(engaged, gap, needed) }
    : null;
}

const minutes = (from: Temporal.Instant, to: Temporal.Instant): number => from.until(to).total('minutes');

const travel = (one: Room, other: Room): number | null =>
  one && other && one.id !== other.id ? travelMinutes(one, other) : null;

const when = ({ startsAt, endsAt }: Time): string => `${day(startsAt)}, ${timeRange(startsAt, endsAt)}`;

const sameTime = (engaged: Engaged): string =>
  `${engaged.officerName} has something else at that time: ${engaged.what}, ${when(engaged)}`;

const tight = (engaged: Engaged, gap: number, needed: number): string =>
  `${engaged.officerName} has ${Math.floor(gap)} minutes to get to or from ${engaged.room?.name ?? 'the other room'} (${engaged.what}, ${when(engaged)}); we estimate ${needed} minutes by road`;
