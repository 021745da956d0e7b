import type { AreaId } from '#db/schema/areas.ts';
import type { EngagementId, Marking } from '#db/schema/engagements.ts';
import type {
  Confidence,
  Corroboration,
  IssueCategory,
  Sharing,
  SourceKind,
  Strand,
  ToldTo,
} from '#db/schema/observations.ts';

/** What a form says of a sign of tension: an area and an issue, never a person. */
export type ObservationGiven = {
  formToken: string;
  strand: Strand;
  category: IssueCategory;
  areaId: AreaId;
  /** A public place at most. */
  placeWords: string | null;
  sourceKind: SourceKind;
  corroboration: Corroboration;
  confidence: Confidence;
  noticedAt: Temporal.Instant;
  words: string;
  effect: string | null;
  media: string | null;
  reportedTo: ToldTo;
  marking: Marking;
  sharing: Sharing;
  engagementId: EngagementId | null;
};
