import type { Officer } from '#lib/actor.ts';
import type { Job, JobPart } from '#lib/ui/site.ts';
import { partsFor, type Sections } from './_job-parts.ts';
import { calendarSections } from './calendar/_sections.ts';
import { engagementSections } from './engagements/_sections.ts';
import { peopleSections } from './institutions/_sections.ts';
import { tensionSections } from './tension/_sections.ts';
import { trainingSections } from './training/_sections.ts';

const sections: Partial<Record<Job, Sections>> = {
  people: peopleSections,
  engagement: engagementSections,
  calendar: calendarSections,
  training: trainingSections,
  tension: tensionSections,
};

/** What the side navigation shows of the job that a page belongs to. */
export const partsOf = (job: Job | undefined, officer: Officer, pathname: string): JobPart[] =>
  partsFor((job && sections[job]) ?? [], officer, pathname);
