import type { AstroGlobal } from 'astro';
import type { EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import type { EventGiven } from '#lib/calendar/events/details.ts';
import { draftEvent } from '#lib/calendar/events/draft.ts';
import { findEvent, type FoundEvent, placeOfEvent } from '#lib/calendar/events/find.ts';
import { draftSeries } from '#lib/calendar/series/draft.ts';
import type { Repeat } from '#lib/calendar/series/make.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { dayAsked } from '../_day-asked.ts';
import { namedInstitution, suggestedFor } from '../institutions/_choose/choose.ts';
import { boxesOf } from '../training/coverage/_day-field.ts';
import { answerEvent } from './_answer-event.ts';
import { eventChoices, institutionOf } from './_choices.ts';
import { eventDone } from './_open-event.ts';
import { newTyped, typedAgain } from './_typed-event.ts';

/** The page that adds an event: the form, with the sites of the institution that `?institution=` or `?from=` names. */
export async function openNew(page: AstroGlobal, officer: Officer) {
  const { db, now } = page.locals;
  const like = await eventLike(page, officer);
  const named = await namedInstitution(page, officer, 'manageEvents');
  const ofLike = like && {
    siteOwnerId: like.site?.institutionId ?? null,
    organiserId: like.event.organiserId,
  };
  const institution = named ?? (ofLike && (await institutionOf(page.locals, ofLike)));
  const choices = await eventChoices(page.locals, officer, institution);
  const on = dayAsked(page.url);
  const filled = {
    ...(like ? typedAgain(like) : newTyped(officer, choices)),
    ...(on && boxesOf(typedDay(on), 'on')),
  };
  const write = ({ repeat, ...given }: EventGiven & { repeat: Repeat | null }) =>
    repeat ? draftSeries(db, officer, { ...given, repeat }, now) : draftEvent(db, officer, given, now);
  const view = await answerEvent<EventId | Drafted>(page, { officer, choices, filled, event: null, write });
  if ('written' in view) return drafted(view.written);
  const choice = await suggestedFor(page, officer, 'manageEvents');
  return { view, choices, choice, like };
}

type Drafted = { id: EventId; dates: number };

function drafted(written: EventId | Drafted): Response {
  if (typeof written === 'string') return eventDone(written, 'drafted');
  const { id, dates } = written;
  return seeOther(withQuery(paths.staff.eventSeries(id), { done: 'made', dates }));
}

/** The event that a new one is to be like, if it is there for this reader. */
async function eventLike({ locals, url }: AstroGlobal, officer: Officer): Promise<FoundEvent | null> {
  const { db, now } = locals;
  const place = await placeOfEvent(db, officer.id, readId<'event'>(url.searchParams.get('from')), now);
  if (!place || !can.manageEvents(officer, await knownAreaPath(db, place.areaId, now))) return null;
  return findEvent(db, officer, place.id, now);
}
