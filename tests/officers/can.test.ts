import { describe, expect, it } from 'vitest';
import type { AreaId } from '#db/schema/areas.ts';
import { type OfficerId, type Role, roles } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { abilities, type Ability, can } from '#lib/officers/can.ts';

const [region, force, district, otherForce, otherDistrict] = [
  'region',
  'force',
  'district',
  'other force',
  'other district',
] as unknown as [AreaId, AreaId, AreaId, AreaId, AreaId];

const pathOf = { region: [region], force: [force, region], district: [district, force, region] };
const elsewhere = [otherDistrict, otherForce, region];

const someone = (role: Role, areaId: AreaId): Officer => ({
  kind: 'officer',
  id: 'someone' as OfficerId,
  name: 'Dana Whitlock',
  email: 'dana@police.example',
  grants: [{ role, areaId, areaName: areaId }],
});

// Written out a second time on purpose: a slip in the table has to be made twice to pass.
const expected: Record<Ability, string> = {
  seeToday:
    'npt_reader prevent_officer gateway_clerk analyst supervisor comms content_editor administrator dpo auditor',
  seeDay: 'npt_reader prevent_officer supervisor',
  seeTeam: 'supervisor',
  seeTraining: 'npt_reader prevent_officer analyst supervisor comms content_editor',
  manageCourses: 'prevent_officer supervisor content_editor',
  manageSessions: 'prevent_officer supervisor',
  cancelSession: 'prevent_officer supervisor',
  seeBookings: 'prevent_officer supervisor',
  seeAccessNeeds: 'prevent_officer supervisor',
  cancelBooking: 'prevent_officer supervisor',
  reorderWaitingList: 'prevent_officer supervisor',
  seeRequests: 'prevent_officer supervisor',
  manageRequests: 'prevent_officer supervisor',
  keepRegister: 'prevent_officer supervisor',
  keepDiary: 'prevent_officer supervisor',
  seeCertificates: 'prevent_officer supervisor',
  manageCertificates: 'prevent_officer supervisor',
  seeEvaluation: 'prevent_officer supervisor analyst content_editor',
  seeCoverage: 'prevent_officer supervisor analyst npt_reader',
  recordDuty: 'prevent_officer supervisor',
  enterReferralQuality: 'gateway_clerk',
  seeReferralQuality: 'prevent_officer supervisor gateway_clerk analyst auditor',
  managePartners: 'prevent_officer supervisor',
  mergeInstitutions: 'supervisor',
  seeAreas: 'prevent_officer supervisor npt_reader analyst comms administrator dpo',
  manageAreas: 'administrator',
  manageSettings: 'administrator',
  nameAreaOfficer: 'supervisor',
  recordAreaFact: 'prevent_officer supervisor analyst',
  seeInstitutions: 'prevent_officer supervisor npt_reader analyst comms',
  seeExactPlaces: 'prevent_officer supervisor npt_reader',
  manageInstitutions: 'prevent_officer supervisor',
  nameOwner: 'prevent_officer supervisor',
  seeContacts: 'prevent_officer supervisor',
  manageContacts: 'prevent_officer supervisor',
  mergeContacts: 'prevent_officer supervisor',
  importRecords: 'prevent_officer supervisor',
  exportRecords: 'prevent_officer supervisor analyst',
  approveExport: 'supervisor dpo',
  seeExports: 'prevent_officer supervisor analyst dpo',
  seeEngagements: 'prevent_officer supervisor npt_reader analyst',
  logEngagement: 'prevent_officer supervisor',
  passOnConcern: 'prevent_officer supervisor',
  seeCalendar: 'prevent_officer supervisor npt_reader analyst comms content_editor',
  manageEvents: 'prevent_officer supervisor comms',
  approveEvent: 'supervisor',
  seeSafetyNotes: 'prevent_officer supervisor npt_reader',
  debriefEvent: 'prevent_officer supervisor comms',
  seeRegistrations: 'prevent_officer supervisor',
  decideProposals: 'prevent_officer supervisor comms',
  recordDate: 'prevent_officer supervisor analyst',
  seeBriefings: 'prevent_officer supervisor npt_reader analyst',
  writeBriefing: 'prevent_officer supervisor',
  releaseBriefing: 'supervisor',
  tickTask: 'prevent_officer supervisor npt_reader',
  seePromises: 'prevent_officer supervisor npt_reader comms',
  keepPromises: 'prevent_officer supervisor',
  writeFeedback: 'prevent_officer supervisor comms',
  approveFeedback: 'supervisor',
  recordObservation: 'prevent_officer supervisor analyst',
  seeObservations: 'prevent_officer supervisor analyst',
  seeLevels: 'prevent_officer supervisor npt_reader analyst comms',
  seeAssessments: 'prevent_officer supervisor analyst',
  writeAssessment: 'prevent_officer supervisor analyst',
  approveAssessment: 'supervisor',
  triageObservation: 'supervisor analyst',
  manageScale: 'administrator',
  sendReturn: 'prevent_officer supervisor npt_reader analyst',
  seeReturns: 'prevent_officer supervisor analyst',
  chaseReturns: 'supervisor analyst',
  seeSummaries: 'prevent_officer supervisor npt_reader analyst comms',
  writeSummary: 'supervisor analyst',
  approveSummary: 'supervisor',
  seeTensionGroups: 'prevent_officer supervisor analyst',
  manageTensionGroups: 'prevent_officer supervisor analyst',
  seeImpact: 'prevent_officer supervisor analyst comms',
  writeImpact: 'prevent_officer supervisor analyst',
  approveImpact: 'supervisor',
  seeComms: 'prevent_officer supervisor npt_reader analyst comms',
  writeComms: 'prevent_officer supervisor comms',
  approveComms: 'supervisor',
  releaseComms: 'supervisor comms',
  seeSurge: 'prevent_officer supervisor npt_reader analyst comms',
  workSurge: 'prevent_officer supervisor analyst',
  runSurge: 'prevent_officer supervisor',
  seeLessons: 'prevent_officer supervisor analyst comms',
  recordLesson: 'prevent_officer supervisor analyst comms',
  decideLesson: 'supervisor',
  seeNewsletters: 'prevent_officer supervisor comms content_editor',
  writeNewsletter: 'prevent_officer comms content_editor',
  approveNewsletter: 'supervisor comms',
  sendNewsletter: 'supervisor comms',
  importSubscribers: 'supervisor comms',
  seeReturnedMail: 'administrator dpo',
  liftSuppression: 'administrator',
  seeCampaigns: 'prevent_officer analyst supervisor comms content_editor',
  writeCampaign: 'prevent_officer supervisor comms content_editor',
  approveCampaign: 'supervisor comms',
  publishCampaign: 'supervisor comms',
  answerEnquiries: 'prevent_officer supervisor comms',
  writeTemplates: 'supervisor comms',
  keepSignposts: 'prevent_officer supervisor comms content_editor',
  seeResources: 'prevent_officer supervisor analyst comms content_editor',
  writeResources: 'prevent_officer supervisor comms content_editor',
  approveResources: 'supervisor comms',
  readOutbox: 'prevent_officer supervisor administrator dpo',
  sendAgain: 'supervisor administrator',
  seeOverrides: 'supervisor dpo',
  reviewOverrides: 'supervisor',
  seePeople: 'administrator dpo supervisor auditor',
  manageAccounts: 'administrator',
  reviewAccounts: 'administrator',
  seeEffectiveAccess: 'administrator dpo supervisor auditor',
  handOver: 'administrator supervisor',
  manageDirectory: 'administrator',
  seeSignInLog: 'administrator dpo',
  readAccessLog: 'dpo supervisor',
  verifyAccessLog: 'dpo administrator auditor',
  checkSample: 'supervisor',
  seeUnusualViewing: 'dpo supervisor',
  restrictRecord: 'supervisor',
  seeJobs: 'administrator dpo',
  retryJobs: 'administrator',
  seeRestrictions: 'supervisor dpo',
  breakGlass: 'supervisor',
  reviewBreakGlass: 'dpo',
};

const everyAbility = Object.keys(abilities) as Ability[];

describe.each(everyAbility)('%s', (ability) => {
  const allowed = expected[ability].split(' ');

  it.each(roles)(`holds for %s only if it is one of: ${expected[ability]}`, (role) => {
    const may = allowed.includes(role);
    expect(can[ability](someone(role, force), pathOf.force)).toBe(may);
    expect(can[ability](someone(role, force))).toBe(may);
  });

  it.each(roles)('reaches down from the area of %s, never up or sideways', (role) => {
    const may = allowed.includes(role);
    for (const [areaId, reach] of [
      [region, { region: true, force: true, district: true, elsewhere: true }],
      [force, { region: false, force: true, district: true, elsewhere: false }],
      [district, { region: false, force: false, district: true, elsewhere: false }],
    ] as const) {
      const officer = someone(role, areaId);
      expect(can[ability](officer, pathOf.region)).toBe(may && reach.region);
      expect(can[ability](officer, pathOf.force)).toBe(may && reach.force);
      expect(can[ability](officer, pathOf.district)).toBe(may && reach.district);
      expect(can[ability](officer, elsewhere)).toBe(may && reach.elsewhere);
      expect(can[ability](officer, [])).toBe(false);
    }
  });

  it('is refused to an officer without a role', () => {
    const nobody = { ...someone('supervisor', region), grants: [] };
    expect(can[ability](nobody, pathOf.district)).toBe(false);
    expect(can[ability](nobody)).toBe(false);
  });
});

describe('roles in two areas', () => {
  it('does not carry a role from one area into the other', () => {
    const officer = someone('supervisor', force);
    const both = {
      ...officer,
      grants: [...officer.grants, { role: 'npt_reader' as const, areaId: otherForce, areaName: 'Other' }],
    };
    expect(can.manageSessions(both, pathOf.district)).toBe(true);
    expect(can.manageSessions(both, elsewhere)).toBe(false);
    expect(can.seeTraining(both, elsewhere)).toBe(true);
  });
});
