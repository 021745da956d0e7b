import type { IssueCategory, ObservationId, SourceKind, Strand } from '#db/schema/observations.ts';

/** What an officer may ask of the list of observations; absent means any. */
export type ObservationFilter = {
  /** The slug of a district, or of the force it lies in. */
  area?: string | undefined;
  strand?: Strand | undefined;
  category?: IssueCategory | undefined;
  source?: SourceKind | undefined;
  /** Only those that the reader recorded. */
  isMine?: boolean | undefined;
  /** Only those that nobody has decided on, the oldest first. */
  isWaiting?: boolean | undefined;
  /** The last observation of the page before. */
  after?: ObservationId | undefined;
};
