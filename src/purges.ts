import { boundaryUploadPurge } from '#lib/areas/boundaries/purge.ts';
import { briefingPurge } from '#lib/calendar/briefings/purge.ts';
import { datePurges } from '#lib/calendar/dates/purge.ts';
import { eventPurges } from '#lib/calendar/events/purge.ts';
import { feedPurge } from '#lib/calendar/feeds/purge.ts';
import { eventAnswerPurge, eventHeadPurge, registrationPurge } from '#lib/calendar/registrations/purge.ts';
import { campaignPurge } from '#lib/campaigns/purge.ts';
import { unusedFilePurge } from '#lib/files/stored/uses.ts';
import { resourcePurges } from '#lib/campaigns/resources/purge.ts';
import { planPurge } from '#lib/engagement/plans/purge.ts';
import { promisePurges } from '#lib/engagement/promises/purge.ts';
import { surgePurge } from '#lib/impact/surge/purge.ts';
import { contactPurge, endedRolePurge, networkMemberPurge } from '#lib/institutions/contacts/purge.ts';
import { draftPurge, engagementPeoplePurge, engagementPurge, handoverPurge } from '#lib/engagement/purge.ts';
import { impactPurges } from '#lib/impact/assessments/purge.ts';
import { importPurge } from '#lib/institutions/imports/purge.ts';
import { contactLimitPurge } from '#lib/institutions/coverage/purge.ts';
import { mergePurge } from '#lib/institutions/merges/purge.ts';
import { leadPurge, routeCheckPurge } from '#lib/institutions/duty/purge.ts';
import { commsPlanPurge } from '#lib/impact/comms/purge.ts';
import { lessonPurge } from '#lib/impact/lessons/purge.ts';
import type { Purge } from '#lib/jobs/purge.ts';
import { runPurge } from '#lib/jobs/purge-runs.ts';
import { messagePurge, returnedMailPurges } from '#lib/mail/purge.ts';
import { newsletterPurges } from '#lib/newsletters/purge.ts';
import { accountPurge } from '#lib/officers/accounts/purge.ts';
import { signInPurges } from '#lib/officers/sign-in/purge.ts';
import { partnerLinkPurges, partnerPurge, partnerSessionPurge } from '#lib/partners/purge.ts';
import { enquiryPurges } from '#lib/enquiries/purge.ts';
import { exportPurge } from '#lib/privacy/exports/purge.ts';
import { overridePurge, rateLimitPurge } from '#lib/privacy/purge.ts';
import { qualityPurge } from '#lib/reports/referral-quality/purge.ts';
import { assessmentPurge } from '#lib/tension/assessments/purge.ts';
import { groupPurges } from '#lib/tension/groups/purge.ts';
import { returnPurges } from '#lib/tension/returns/purge.ts';
import { summaryPurges } from '#lib/tension/summaries/purge.ts';
import { observationPurge } from '#lib/tension/observations/purge.ts';
import { attendancePurge } from '#lib/training/attendance/purge.ts';
import { accessNeedPurge, bookingPurge } from '#lib/training/bookings/purge.ts';
import { certificateFilePurge, certificatePurge } from '#lib/training/certificates/purge.ts';
import { coursePurge, courseVersionPurge } from '#lib/training/courses/purge.ts';
import { evaluationPurge } from '#lib/training/evaluation/purge.ts';
import { requestPurge } from '#lib/training/requests/purge.ts';
import { officerBusyPurge, sessionPurge } from '#lib/training/sessions/purge.ts';
import { fileUses } from './file-uses.ts';

/** Everything that goes by itself, in the order in which it goes. */
export const purges: readonly Purge[] = [
  eventAnswerPurge,
  registrationPurge,
  eventHeadPurge,
  accessNeedPurge,
  bookingPurge,
  attendancePurge,
  certificatePurge,
  certificateFilePurge,
  evaluationPurge,
  requestPurge,
  sessionPurge,
  courseVersionPurge,
  coursePurge,
  qualityPurge,
  officerBusyPurge,
  leadPurge,
  routeCheckPurge,
  contactLimitPurge,
  contactPurge,
  endedRolePurge,
  networkMemberPurge,
  mergePurge,
  engagementPeoplePurge,
  engagementPurge,
  observationPurge,
  assessmentPurge,
  commsPlanPurge,
  lessonPurge,
  campaignPurge,
  ...groupPurges,
  ...returnPurges,
  surgePurge,
  ...impactPurges,
  ...summaryPurges,
  ...enquiryPurges,
  handoverPurge,
  draftPurge,
  ...promisePurges,
  planPurge,
  ...eventPurges,
  feedPurge,
  ...datePurges,
  briefingPurge,
  ...partnerLinkPurges,
  partnerSessionPurge,
  partnerPurge,
  ...signInPurges,
  boundaryUploadPurge,
  ...resourcePurges,
  unusedFilePurge(fileUses),
  importPurge,
  accountPurge,
  ...newsletterPurges,
  messagePurge,
  ...returnedMailPurges,
  overridePurge,
  exportPurge,
  rateLimitPurge,
  runPurge,
];

/** Files that hold names are not kept until the night. */
export const hourlyPurges: readonly Purge[] = [certificateFilePurge];
