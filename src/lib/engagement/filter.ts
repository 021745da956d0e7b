import type { EngagementId, Marking } from '#db/schema/engagements.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';

/** What an officer may ask of the list of engagements; absent means any. */
export type EngagementFilter = {
  /** The slug of a district, or of the force it lies in. */
  area?: string | undefined;
  institution?: InstitutionId | undefined;
  type?: string | undefined;
  topic?: string | undefined;
  marking?: Marking | undefined;
  /** Only those that the reader wrote, or was at. */
  isMine?: boolean | undefined;
  /** Only those that were recorded after a moment: what is new in a saved search. */
  recordedSince?: Temporal.Instant | undefined;
  /** The last engagement of the page before. */
  after?: EngagementId | undefined;
};
