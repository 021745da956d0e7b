import { paths, withQuery } from '#lib/web/paths.ts';
import { enquiryCounts } from './_today/enquiries.ts';
import { publicationCounts } from './_today/publications.ts';
import type { Today } from './_today.ts';

/** A number with its words, and where it leads. */
export type Count = { count: number | null; one: string; many: string; href: string; isLate?: boolean };

/** What waits today for this reader, lateness first; each leads to what it counts, and what is done is left out. */
export function todayCounts(today: Today): Count[] {
  const waiting = allCounts(today).filter(({ count }) => count);
  return [...waiting.filter(({ isLate }) => isLate), ...waiting.filter(({ isLate }) => !isLate)];
}

function allCounts(today: Today): Count[] {
  const { failed, passedOver, handOvers, requests, reviews, sessions, offers } = today;
  const { decisions, partners } = today;
  return [
    {
      count: failed,
      one: 'email failed',
      many: 'emails failed',
      href: withQuery(paths.staff.outbox, { state: 'failed' }),
      isLate: true,
    },
    {
      count: passedOver,
      one: 'text check to look at',
      many: 'text checks to look at',
      href: paths.staff.overrides,
    },
    ...watchedCounts(today),
    {
      count: today.outOfDate,
      one: 'tension assessment out of date',
      many: 'tension assessments out of date',
      href: withQuery(paths.staff.assessments, { list: 'due' }),
      isLate: true,
    },
    {
      count: today.toApprove,
      one: 'tension assessment to approve',
      many: 'tension assessments to approve',
      href: withQuery(paths.staff.assessments, { list: 'waiting' }),
    },
    {
      count: today.questions,
      one: 'question to answer',
      many: 'questions to answer',
      href: paths.staff.openQuestions,
    },
    ...enquiryCounts(today),
    ...publicationCounts(today.publications),
    {
      count: handOvers,
      one: 'hand-over waiting',
      many: 'hand-overs waiting',
      href: `${paths.staff.admin}#hand-overs`,
    },
    {
      count: requests?.late ?? null,
      one: 'training request late',
      many: 'training requests late',
      href: paths.staff.requests,
      isLate: true,
    },
    {
      count: requests?.waiting ?? null,
      one: 'training request to answer',
      many: 'training requests to answer',
      href: paths.staff.requests,
    },
    {
      count: reviews,
      one: 'course to look through',
      many: 'courses to look through',
      href: paths.staff.courses,
      isLate: true,
    },
    {
      count: today.searches,
      one: 'saved search has something new',
      many: 'saved searches have something new',
      href: paths.staff.savedSearches,
    },
    {
      count: today.duplicates,
      one: 'pair of records may be one',
      many: 'pairs of records may be one',
      href: paths.staff.duplicates,
    },
    {
      count: partners,
      one: 'partner asks to be let in',
      many: 'partners ask to be let in',
      href: paths.staff.partners,
    },
    {
      count: decisions,
      one: 'session to decide',
      many: 'sessions to decide',
      href: paths.staff.decisions,
    },
    {
      count: sessions?.length ?? null,
      one: 'session in the next 7 days',
      many: 'sessions in the next 7 days',
      href: paths.staff.sessions,
    },
    {
      count: offers?.length ?? null,
      one: 'session with offers open',
      many: 'sessions with offers open',
      href: '#offers',
    },
  ];
}

/** What waits for those who watch over the looks of others. */
export const watchedCounts = ({
  toCheck,
  openings,
  exportsWaiting,
}: Pick<Today, 'toCheck' | 'openings' | 'exportsWaiting'>): Count[] => [
  {
    count: exportsWaiting,
    one: 'list asks to be taken away',
    many: 'lists ask to be taken away',
    href: paths.staff.exports,
  },
  {
    count: openings,
    one: 'opening of a restricted record to review',
    many: 'openings of restricted records to review',
    href: paths.staff.restricted,
    isLate: true,
  },
  {
    count: toCheck,
    one: 'entry of the sample to check',
    many: 'entries of the sample to check',
    href: paths.staff.accessLogSample,
  },
];
