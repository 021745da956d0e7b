import type { Officer } from '#lib/actor.ts';
import { type Job, type JobPart, staffJobs } from '#lib/ui/site.ts';
import { partsFor, type Sections } from './_job-parts.ts';
import { calendarSections } from './calendar/_sections.ts';
import { campaignSections } from './campaigns/_sections.ts';
import { engagementSections } from './engagements/_sections.ts';
import { enquirySections } from './enquiries/_sections.ts';
import { impactSections } from './impact/_sections.ts';
import { peopleSections } from './institutions/_sections.ts';
import { tensionSections } from './tension/_sections.ts';
import { trainingSections } from './training/_sections.ts';

const sections: Partial<Record<Job, Sections>> = {
  people: peopleSections,
  engagement: engagementSections,
  calendar: calendarSections,
  training: trainingSections,
  tension: tensionSections,
  impact: impactSections,
  campaigns: campaignSections,
  enquiries: enquirySections,
};

/** Where a job begins for an officer who may not look into the page that usually comes first. */
export const beginsFor = (officer: Officer): Partial<Record<Job, string>> =>
  Object.fromEntries(
    staffJobs.flatMap(({ key, href }) => {
      const seen = partsFor(sections[key] ?? [], officer, '');
      const [first] = seen;
      return first && !seen.some((part) => part.href === href) ? [[key, first.href]] : [];
    }),
  );

/** What the side navigation shows of the job that a page belongs to. */
export const partsOf = (job: Job | undefined, officer: Officer, pathname: string): JobPart[] =>
  partsFor((job && sections[job]) ?? [], officer, pathname);
