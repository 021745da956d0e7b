import type { ProgrammeStep } from '../../schema/courses.ts';
import { coursesForEveryone } from './courses-everyone.ts';
import { coursesForCommunities } from './courses-communities.ts';
import { coursesForLeads } from './courses-leads.ts';
import { coursesForPublicBodies } from './courses-public-bodies.ts';

export type CourseSeed = {
  slug: string;
  title: string;
  summary: string;
  audience: string;
  duration_minutes: number;
  outcomes: string[];
  programme: ProgrammeStep[];
  before_you_come: string | null;
  bring: string | null;
  has_certificate: boolean;
  sectors: string[];
};

/** The courses that every installation starts with. Sessions may be in a room or online, so the words fit both. */
export const courses: CourseSeed[] = [
  ...coursesForLeads,
  ...coursesForEveryone,
  ...coursesForPublicBodies,
  ...coursesForCommunities,
];
