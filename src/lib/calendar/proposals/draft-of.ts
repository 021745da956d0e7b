import type { Officer } from '#lib/actor.ts';
import type { EventGiven } from '../events/details.ts';
import type { ProposedPoint } from './accept.ts';
import type { ProposalRow } from './lock.ts';

/** A proposal as an event of its organisation: their contact and what they ask of us stay on the proposal. */
export const draftOf = (row: ProposalRow, officer: Officer, point: ProposedPoint): EventGiven => ({
  details: {
    ...{ typeCode: row.typeCode, visibility: row.visibility, title: row.title, summary: row.summary },
    description: row.website ? `${row.words}\n\nMore at ${row.website}` : row.words,
    ...{ hostedByPolice: false, organiser: row.organisation, organiserId: row.institutionId },
    ...{ startsAt: row.startsAt, endsAt: row.endsAt, allDay: row.allDay },
    ...{ mode: 'in_person', siteId: null, onlineLink: null },
    ...{ venue: row.venue, venuePostcode: row.venuePostcode, areaId: row.areaId },
    ...{ stepFree: row.stepFree, hearingLoop: row.hearingLoop, accessibleToilet: row.accessibleToilet },
    ...{ parking: row.parking, accessNotes: row.access, ...point },
    ...{ leadOfficerId: officer.id, safetyNotes: null },
    ...{ registration: 'none', capacity: null, partyLimit: 6, registrationClosesAt: null },
  },
  tags: row.audienceCode ? [row.audienceCode] : [],
  ...{ hosts: [], going: [] },
});
