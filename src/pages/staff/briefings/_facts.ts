import { areaOfficers } from '#lib/areas/officers/list.ts';
import { briefingEvents } from '#lib/calendar/briefings/events.ts';
import { listDates } from '#lib/calendar/dates/list.ts';
import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import { publishedFeedback } from '#lib/engagement/feedback/list.ts';
import { listPromises } from '#lib/engagement/promises/list.ts';
import { recalledAmong } from '#lib/impact/comms/released-lines.ts';
import { contactNow } from '#lib/institutions/contact-now.ts';
import { placesToKnow } from '#lib/institutions/to-know.ts';
import { can } from '#lib/officers/can.ts';
import { levelOfArea } from '#lib/tension/levels/area-levels.ts';
import { theScale } from '#lib/tension/levels/scale.ts';
import type { OpenBriefing } from './_open-briefing.ts';

/** For how many days a date that matters is told of beforehand. */
const horizonDays = 28;

const noPlaces = { places: [], stayAway: [], moreStayAway: false };

/**
 * What is known of the area of a briefing now, put together from the rooms that know it. It is read anew with each
 * look, so that an event that was cancelled or an institution that declined contact is not in the next print.
 */
export async function factsOf(open: OpenBriefing) {
  const { db, today, path, officer, found } = open;
  const { coversFrom: from, coversTo } = found.briefing;
  const areas = [...(await areasWithin(db, found.area.slug))];
  const horizon = { from, to: from.add({ days: horizonDays }) };
  const [level, scale, events, dates, places, promises, heard, officers, recalled] = await Promise.all([
    levelOfArea(db, found.area.id, open.now),
    theScale(db, open.now),
    briefingEvents(db, { areas, from, to: coversTo }),
    listDates(db, { areas: [...areas, ...path], filter: horizon }),
    can.seeInstitutions(officer, path) ? placesToKnow(db, { areas, today }) : noPlaces,
    can.seePromises(officer, path) ? promisesIn(open, areas) : [],
    publishedFeedback(db, found.area.slug, 6),
    areaOfficers(db, found.area.id),
    recalledAmong(db, linesOf(found), [...areas, ...path]),
  ]);
  return { level, scale, events, dates, ...places, promises, heard, officers, recalled };
}
export type Facts = Awaited<ReturnType<typeof factsOf>>;

const linesOf = ({ items }: OpenBriefing['found']): string[] =>
  items.filter(({ item }) => item.kind === 'line').map(({ item }) => item.words);

// A promise to somebody who asked us to stay away is for its owner to settle, not for a patrol to mention.
async function promisesIn(
  { db, officer, now, today }: OpenBriefing,
  areas: Parameters<typeof listPromises>[2]['areas'],
) {
  const { rows } = await listPromises(
    db,
    officer,
    { areas, filter: { list: 'open', isMine: false } },
    now,
    8,
  );
  const isOpen = ({ institution }: (typeof rows)[number]) =>
    !institution || contactNow(institution, today) === 'open';
  return rows.filter((row) => isOpen(row) && row.endedAt === null).slice(0, 3);
}
