import type { Officer } from '#lib/actor.ts';
import { can } from '#lib/officers/can.ts';
import type { Job } from '#lib/ui/site.ts';
import { mayAdminister } from './admin/_entries.ts';

const may: Readonly<Record<Job, (officer: Officer) => boolean>> = {
  today: can.seeToday,
  people: (officer) => can.seeInstitutions(officer) || can.seeAreas(officer),
  engagement: can.seeEngagements,
  calendar: can.seeCalendar,
  training: can.seeTraining,
  tension: (officer) => can.seeLevels(officer) || can.seeObservations(officer),
  impact: (officer) => can.seeSurge(officer) || can.seeImpact(officer),
  campaigns: can.seeCampaigns,
  enquiries: (officer) => can.answerEnquiries(officer) || can.keepSignposts(officer),
  reports: can.seeReferralQuality,
  outbox: can.readOutbox,
  admin: mayAdminister,
};

/** The jobs that the side navigation offers to an officer. */
export const jobsFor = (officer: Officer): Job[] =>
  (Object.keys(may) as Job[]).filter((job) => may[job](officer));
