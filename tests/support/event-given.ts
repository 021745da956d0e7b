import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import type { EventDetails, EventGiven } from '#lib/calendar/events/details.ts';
import { now } from './makers.ts';
import { theArea } from './engagement-makers.ts';

/** A coffee morning of two hours in twelve days, as the form of an event gives it. */
export async function anEventGiven(
  db: Db,
  lead: Officer,
  details: Partial<EventDetails> = {},
  beside: Partial<Omit<EventGiven, 'details'>> = {},
): Promise<EventGiven> {
  const startsAt = details.startsAt ?? now.add({ hours: 24 * 12 });
  return {
    details: {
      ...{ typeCode: 'type_community_event', visibility: 'public', title: 'Coffee morning' },
      ...{ summary: 'Come and talk with us.', description: '', hostedByPolice: true },
      ...{ organiser: 'The neighbourhood team', organiserId: null },
      ...{ startsAt, endsAt: startsAt.add({ hours: 2 }), allDay: false },
      ...{ mode: 'in_person', siteId: null, venue: 'Addison Hall', venuePostcode: 'MK42 9KC' },
      ...{ onlineLink: null, stepFree: true, hearingLoop: false, accessibleToilet: true },
      ...{ parking: 'Free car park', accessNotes: null },
      ...{ latitude: null, longitude: null, precision: null },
      ...{ areaId: details.areaId ?? (await theArea(db)), neighbourhoodId: null },
      ...{ leadOfficerId: lead.id, safetyNotes: null },
      ...{ registration: 'none', capacity: null, partyLimit: 6, registrationClosesAt: null, ...details },
    },
    ...{ tags: [], hosts: [], going: [], ...beside },
  };
}
