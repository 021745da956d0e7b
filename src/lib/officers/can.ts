import type { AreaId } from '#db/schema/areas.ts';
import { type Role, roles } from '#db/schema/officers.ts';
import type { Grant, Officer } from '#lib/actor.ts';

/** An area with everything it lies in, nearest first: a district, its force, its region. */
export type AreaPath = readonly AreaId[];

const everybody: readonly Role[] = roles;
const teaches: readonly Role[] = ['supervisor', 'prevent_officer'];

/** Which roles may do what. Whatever is not written here, nobody may. */
export const abilities = {
  seeToday: everybody,
  seeDay: [...teaches, 'npt_reader'],
  seeTeam: ['supervisor'],
  seeTraining: [...teaches, 'npt_reader', 'analyst', 'comms', 'content_editor'],
  manageCourses: [...teaches, 'content_editor'],
  manageSessions: teaches,
  cancelSession: teaches,
  seeBookings: teaches,
  seeAccessNeeds: teaches,
  cancelBooking: teaches,
  reorderWaitingList: teaches,
  seeRequests: teaches,
  manageRequests: teaches,
  keepRegister: teaches,
  keepDiary: teaches,
  seeCertificates: teaches,
  manageCertificates: teaches,
  seeEvaluation: [...teaches, 'analyst', 'content_editor'],
  seeCoverage: [...teaches, 'analyst', 'npt_reader'],
  recordDuty: teaches,
  enterReferralQuality: ['gateway_clerk'],
  seeReferralQuality: [...teaches, 'gateway_clerk', 'analyst', 'auditor'],
  managePartners: teaches,
  mergeInstitutions: ['supervisor'],
  seeAreas: [...teaches, 'npt_reader', 'analyst', 'comms', 'administrator', 'dpo'],
  manageAreas: ['administrator'],
  manageSettings: ['administrator'],
  nameAreaOfficer: ['supervisor'],
  recordAreaFact: [...teaches, 'analyst'],
  seeInstitutions: [...teaches, 'npt_reader', 'analyst', 'comms'],
  seeExactPlaces: [...teaches, 'npt_reader'],
  manageInstitutions: teaches,
  nameOwner: teaches,
  seeContacts: teaches,
  manageContacts: teaches,
  mergeContacts: teaches,
  importRecords: teaches,
  exportRecords: [...teaches, 'analyst'],
  approveExport: ['supervisor', 'dpo'],
  seeExports: [...teaches, 'analyst', 'dpo'],
  seeEngagements: [...teaches, 'npt_reader', 'analyst'],
  logEngagement: teaches,
  passOnConcern: teaches,
  seeCalendar: [...teaches, 'npt_reader', 'analyst', 'comms', 'content_editor'],
  manageEvents: [...teaches, 'comms'],
  approveEvent: ['supervisor'],
  seeSafetyNotes: [...teaches, 'npt_reader'],
  debriefEvent: [...teaches, 'comms'],
  seeRegistrations: teaches,
  decideProposals: [...teaches, 'comms'],
  recordDate: [...teaches, 'analyst'],
  seeBriefings: [...teaches, 'npt_reader', 'analyst'],
  writeBriefing: teaches,
  releaseBriefing: ['supervisor'],
  tickTask: [...teaches, 'npt_reader'],
  seePromises: [...teaches, 'npt_reader', 'comms'],
  keepPromises: teaches,
  writeFeedback: [...teaches, 'comms'],
  approveFeedback: ['supervisor'],
  recordObservation: [...teaches, 'analyst'],
  seeObservations: [...teaches, 'analyst'],
  seeLevels: [...teaches, 'npt_reader', 'analyst', 'comms'],
  seeAssessments: [...teaches, 'analyst'],
  writeAssessment: [...teaches, 'analyst'],
  approveAssessment: ['supervisor'],
  triageObservation: ['supervisor', 'analyst'],
  manageScale: ['administrator'],
  sendReturn: [...teaches, 'npt_reader', 'analyst'],
  seeReturns: [...teaches, 'analyst'],
  chaseReturns: ['supervisor', 'analyst'],
  seeSummaries: [...teaches, 'npt_reader', 'analyst', 'comms'],
  writeSummary: ['supervisor', 'analyst'],
  approveSummary: ['supervisor'],
  seeTensionGroups: [...teaches, 'analyst'],
  manageTensionGroups: [...teaches, 'analyst'],
  seeImpact: [...teaches, 'analyst', 'comms'],
  writeImpact: [...teaches, 'analyst'],
  approveImpact: ['supervisor'],
  seeComms: [...teaches, 'npt_reader', 'analyst', 'comms'],
  writeComms: [...teaches, 'comms'],
  approveComms: ['supervisor'],
  releaseComms: ['supervisor', 'comms'],
  seeSurge: [...teaches, 'npt_reader', 'analyst', 'comms'],
  workSurge: [...teaches, 'analyst'],
  runSurge: teaches,
  seeLessons: [...teaches, 'analyst', 'comms'],
  recordLesson: [...teaches, 'analyst', 'comms'],
  decideLesson: ['supervisor'],
  seeNewsletters: [...teaches, 'comms', 'content_editor'],
  writeNewsletter: ['prevent_officer', 'comms', 'content_editor'],
  approveNewsletter: ['supervisor', 'comms'],
  sendNewsletter: ['supervisor', 'comms'],
  importSubscribers: ['supervisor', 'comms'],
  seeReturnedMail: ['administrator', 'dpo'],
  liftSuppression: ['administrator'],
  seeCampaigns: [...teaches, 'analyst', 'comms', 'content_editor'],
  writeCampaign: [...teaches, 'comms', 'content_editor'],
  approveCampaign: ['supervisor', 'comms'],
  publishCampaign: ['supervisor', 'comms'],
  answerEnquiries: [...teaches, 'comms'],
  writeTemplates: ['supervisor', 'comms'],
  keepSignposts: [...teaches, 'comms', 'content_editor'],
  seeResources: [...teaches, 'analyst', 'comms', 'content_editor'],
  writeResources: [...teaches, 'comms', 'content_editor'],
  approveResources: ['supervisor', 'comms'],
  readOutbox: [...teaches, 'administrator', 'dpo'],
  sendAgain: ['supervisor', 'administrator'],
  seeOverrides: ['supervisor', 'dpo'],
  reviewOverrides: ['supervisor'],
  seePeople: ['administrator', 'dpo', 'supervisor', 'auditor'],
  manageAccounts: ['administrator'],
  reviewAccounts: ['administrator'],
  seeEffectiveAccess: ['administrator', 'dpo', 'supervisor', 'auditor'],
  handOver: ['administrator', 'supervisor'],
  manageDirectory: ['administrator'],
  seeSignInLog: ['administrator', 'dpo'],
  readAccessLog: ['dpo', 'supervisor'],
  verifyAccessLog: ['dpo', 'administrator', 'auditor'],
  checkSample: ['supervisor'],
  seeUnusualViewing: ['dpo', 'supervisor'],
  restrictRecord: ['supervisor'],
  seeJobs: ['administrator', 'dpo'],
  retryJobs: ['administrator'],
  seeRestrictions: ['supervisor', 'dpo'],
  breakGlass: ['supervisor'],
  reviewBreakGlass: ['dpo'],
} as const satisfies Record<string, readonly Role[]>;
export type Ability = keyof typeof abilities;

const allows = (ability: Ability, role: Role): boolean =>
  (abilities[ability] as readonly Role[]).includes(role);

/** Whether a role granted for one area holds in another: a region covers its forces and their districts. */
export const covers = (grant: Pick<Grant, 'areaId'>, path: AreaPath): boolean => path.includes(grant.areaId);

/** The grants of an officer by which they may do a thing, for lists that show only what they cover. */
export const grantsFor = (officer: Officer, ability: Ability): readonly Grant[] =>
  officer.grants.filter(({ role }) => allows(ability, role));

type Check = (officer: Officer, path?: AreaPath) => boolean;

const check =
  (ability: Ability): Check =>
  (officer, path) =>
    grantsFor(officer, ability).some((grant) => path === undefined || covers(grant, path));

/**
 * May this officer do this here? Without an area: anywhere at all, for things that lie in none.
 * What an officer may not do must look to them as if it were not there.
 */
export const can = Object.fromEntries(
  (Object.keys(abilities) as Ability[]).map((ability) => [ability, check(ability)]),
) as Readonly<Record<Ability, Check>>;
