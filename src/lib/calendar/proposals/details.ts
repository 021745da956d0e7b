import type { eventProposal } from '#db/schema/event-proposals.ts';

type Row = typeof eventProposal.$inferSelect;

/** What an organisation says of an event that it proposes. */
export type ProposalDetails = Pick<
  Row,
  | ('typeCode' | 'visibility' | 'title' | 'summary' | 'words')
  | ('startsAt' | 'endsAt' | 'allDay')
  | ('venue' | 'venuePostcode' | 'areaId')
  | ('stepFree' | 'hearingLoop' | 'accessibleToilet' | 'parking' | 'access')
  | ('audienceCode' | 'website' | 'wish')
  | ('proposerName' | 'proposerEmail' | 'proposerPhone')
>;

/** What of it is somebody's work details, as the access log names it. */
export const proposerFields = ['proposer_name', 'proposer_email', 'proposer_phone'] as const;
