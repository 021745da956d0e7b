import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { makeOwnFeed } from '#lib/calendar/feeds/make.ts';
import { register } from '#lib/calendar/registrations/register.ts';
import { anOpenEvent, aParty } from '../../support/registration-makers.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { aNotableDate } from '../../support/date-makers.ts';
import { aProposal } from '../../support/proposal-makers.ts';
import { aReleasedBriefing, aWaitingBriefing } from '../../support/briefing-makers.ts';
import { aDateOfSeries } from '../../support/series-makers.ts';
import { anyone, now, secret } from '../../support/makers.ts';

/** A record of each kind that the calendar keeps, in an area. */
export const calendarRecordsIn = async (db: Db, keeper: Officer, areaId: AreaId) => ({
  event: (await aPublishedEvent(db, { areaId, leadOfficerId: keeper.id })).id,
  proposal: await aProposal(db, { areaId }),
  seriesDate: await aDateOfSeries(db, keeper, areaId),
  notable: await aNotableDate(db, keeper, { areaId }),
  briefing: await aReleasedBriefing(db, keeper, { areaId }),
  waitingBriefing: await aWaitingBriefing(db, keeper, { areaId }),
  feed: await aFeed(db, keeper),
  ...(await meetingIn(db, areaId)),
});

async function aFeed(db: Db, keeper: Officer): Promise<string> {
  const made = await makeOwnFeed(db, keeper, { name: 'Phone', layers: ['events'], secret }, now);
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}

// Somebody who registered for an event there.
async function meetingIn(db: Db, areaId: AreaId) {
  const meeting = await anOpenEvent(db, { areaId });
  const made = await register(db, anyone, aParty(meeting.id), now);
  if (!made.ok) throw new Error(made.reason);
  return { meeting: meeting.id, registration: made.value.id };
}
