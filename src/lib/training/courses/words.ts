import type { courseVersion, Mode } from '#db/schema/courses.ts';
import { date } from '#lib/dates.ts';
import { certificateHours, type CourseTerms } from '../certificates/criteria.ts';
import { durationWords, peopleWords } from '../words.ts';
import { writeLinks } from './links.ts';
import { linesOf, writeProgramme } from './programme.ts';

/** What a course says, of now or of a version. */
export type CourseWords = Omit<
  typeof courseVersion.$inferSelect,
  'courseId' | 'number' | 'note' | 'madeAt' | 'madeBy'
>;

/** "In a room or online", "Online only". */
export const modesWords = (modes: readonly Mode[]): string =>
  modes.length > 1 ? 'In a room or online' : modes[0] === 'online' ? 'Online only' : 'In a room only';

/** "every 2 years", "every 18 months": when to come again. */
export const refresherWords = (months: number): string => {
  if (months % 12 > 0) return months === 1 ? 'every month' : `every ${months} months`;
  return months === 12 ? 'every year' : `every ${months / 12} years`;
};

/** How many people it needs and takes, as far as that is said. */
export const sizeWords = ({ minimum, maximum }: Pick<CourseWords, 'minimum' | 'maximum'>): string | null => {
  if (minimum && maximum) return `${minimum} to ${peopleWords(maximum)}`;
  if (minimum) return `${peopleWords(minimum)} or more`;
  return maximum ? `Up to ${peopleWords(maximum)}` : null;
};

/** When the certificate comes, in words. */
export function certificateWords(course: CourseTerms): string {
  if (!course.hasCertificate) return 'No certificate';
  const why = course.certificateNeedsEvaluation ? ': that leaves time to answer the evaluation' : '';
  return `Sent ${certificateDelay(course)} to whoever came${why}`;
}

/** "at once", "1 hour after", "2 days after". */
export const certificateDelay = (course: CourseTerms): string => {
  const hours = certificateHours(course);
  if (hours === 0) return 'at once';
  const [count, unit] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'} after`;
};

type Field = {
  field: keyof CourseWords;
  label: string;
  /** How it is compared: word by word, line by line, or as a whole. */
  by: 'word' | 'line' | 'whole';
  words: (course: CourseWords, evaluations: ReadonlyMap<string, string>) => string[];
};

const some = (words: string | null | undefined): string[] => (words ? [words] : []);

/** Everything that a course says, in the order of its form: what a version shows and a comparison compares. */
export const courseFields: readonly Field[] = [
  { field: 'title', label: 'Title', by: 'word', words: ({ title }) => [title] },
  { field: 'audience', label: 'Who it is for', by: 'word', words: ({ audience }) => [audience] },
  { field: 'summary', label: 'Summary', by: 'word', words: ({ summary }) => [summary] },
  { field: 'aims', label: 'Aims', by: 'word', words: ({ aims }) => some(aims) },
  {
    field: 'outcomes',
    label: 'People will be able to',
    by: 'line',
    words: ({ outcomes }) => outcomes,
  },
  {
    field: 'durationMinutes',
    label: 'Length',
    by: 'whole',
    words: (c) => [durationWords(c.durationMinutes)],
  },
  { field: 'modes', label: 'How it is held', by: 'whole', words: ({ modes }) => [modesWords(modes)] },
  { field: 'maximum', label: 'How many people', by: 'whole', words: (c) => some(sizeWords(c)) },
  {
    field: 'programme',
    label: 'On the day',
    by: 'line',
    words: ({ programme }) => linesOf(writeProgramme(programme)),
  },
  {
    field: 'prerequisites',
    label: 'E-learning first',
    by: 'line',
    words: ({ prerequisites }) => linesOf(writeLinks(prerequisites)),
  },
  { field: 'beforeYouCome', label: 'Before you come', by: 'word', words: (c) => some(c.beforeYouCome) },
  { field: 'bring', label: 'What to bring', by: 'word', words: ({ bring }) => some(bring) },
  {
    field: 'materials',
    label: 'Materials',
    by: 'line',
    words: ({ materials }) => linesOf(writeLinks(materials)),
  },
  {
    field: 'evaluationTemplateCode',
    label: 'Evaluation',
    by: 'whole',
    words: ({ evaluationTemplateCode: code }, evaluations) => some(code && (evaluations.get(code) ?? code)),
  },
  { field: 'hasCertificate', label: 'Certificate', by: 'whole', words: (c) => [certificateWords(c)] },
  {
    field: 'refresherMonths',
    label: 'Come again',
    by: 'whole',
    words: ({ refresherMonths: months }) => some(months ? refresherWords(months) : null),
  },
  { field: 'reviewOn', label: 'Review by', by: 'whole', words: (c) => some(c.reviewOn && date(c.reviewOn)) },
];
