import type { AreaId } from '#db/schema/areas.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { Marking } from '#db/schema/engagements.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';

/** One thing that was talked about, and what follows from it. */
export type PointGiven = {
  topicCode: string;
  words: string | null;
  followUp: string | null;
  followUpBy: Temporal.PlainDate | null;
  followUpOwnerId: OfficerId | null;
};

/** What a form says of an engagement: facts, apart from what we think of them. */
export type EngagementGiven = {
  details: {
    typeCode: string;
    purposeCode: string;
    happenedAt: Temporal.Instant;
    institutionId: InstitutionId | null;
    areaId: AreaId;
    placeWords: string | null;
    isTwoWay: boolean;
    saidPrevent: boolean;
    notSaidBecause: string | null;
    headcount: number | null;
    summary: string;
    opinion: string | null;
    askedOfUs: string | null;
    marking: Marking;
  };
  points: readonly PointGiven[];
  outcomeCodes: readonly string[];
  /** Colleagues who were there too. */
  officerIds: readonly OfficerId[];
  /** People at the institution; whoever holds no role there now, or declined contact, is left out. */
  contactIds: readonly ContactId[];
};
