import type { ProgrammeStep } from '../../schema/courses.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import type { Transaction } from './rows.ts';

type Edit = {
  slug: string;
  daysAgo: number;
  by: 'officer' | 'supervisor';
  note: string;
  words: {
    outcomes?: string[];
    programme?: ProgrammeStep[];
    bring?: string;
    summary?: string;
    maximum?: number;
    duration_minutes?: number;
  };
  /** Days from today by which somebody is to look it through again; below nought it is late. */
  reviewIn?: number;
};

const referral = [
  'tell the difference between a strong belief and a safeguarding concern',
  'notice what has changed, check it with someone, then decide whether to share it',
  'tell the person, or a parent, about your worry first where that is safe',
  'write down what you saw and heard, apart from what you think it means',
  'know what happens after you share a concern, and what you will hear back',
];

const edits: readonly Edit[] = [
  {
    slug: 'venue-hire-and-speaker-checks',
    daysAgo: 320,
    by: 'officer',
    note: 'Halls asked for the conditions of hire of others to compare with.',
    words: { bring: 'Your booking form and conditions of hire, to compare with those of two other halls' },
    reviewIn: -12,
  },
  {
    slug: 'making-a-good-referral',
    daysAgo: 50,
    by: 'officer',
    note: 'Talking to the person first: the evaluations ask for it.',
    words: { outcomes: referral },
  },
  {
    slug: 'making-a-good-referral',
    daysAgo: 9,
    by: 'supervisor',
    note: 'A quarter of an hour more for the third situation, and smaller groups.',
    words: {
      duration_minutes: 105,
      maximum: 20,
      bring: 'Your organisation’s safeguarding policy, to find your own route in',
      summary:
        'For safeguarding leads and deputies who may need to pass on a concern. You will practise with three made-up situations, find the route in your own policy and leave with a one-page checklist.',
      programme: [
        { minute: -10, text: 'Doors open, or join early to test your sound' },
        { minute: 0, text: 'What a good referral looks like, and what it never needs' },
        { minute: 40, text: 'Three situations, in small groups' },
        { minute: 85, text: 'Your own route: find it in your policy' },
        { minute: 105, text: 'Finish' },
      ],
    },
  },
];

/** Changes some courses as a team does over a year; the database writes each version down. */
export async function writeVersions(
  tx: Transaction,
  officers: Record<Edit['by'], OfficerId>,
  now: Temporal.Instant,
): Promise<void> {
  for (const { slug, daysAgo, by, note, words, reviewIn } of edits) {
    const { programme, ...plain } = words;
    const row = {
      ...plain,
      ...(programme && { programme: tx.json(programme) }),
      ...(reviewIn !== undefined && { review_on: ukDay(now).add({ days: reviewIn }).toString() }),
      version_note: note,
      changed_at: now.subtract({ hours: 24 * daysAgo }).toString(),
      changed_by: officers[by],
    };
    await tx`update course set ${tx(row)} where slug = ${slug}`;
  }
}
