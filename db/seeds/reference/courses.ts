import type { ProgrammeStep } from '../../schema/courses.ts';

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

export const courses: CourseSeed[] = [
  {
    slug: 'making-a-good-referral',
    title: 'Making a good referral',
    summary:
      'For safeguarding leads and deputies who may need to pass on a concern. You will practise with three made-up situations and leave with a one-page checklist.',
    audience: 'Designated safeguarding leads (DSLs), Prevent leads and their deputies',
    duration_minutes: 90,
    outcomes: [
      'tell the difference between a strong belief and a safeguarding concern',
      'notice what has changed, check it with someone, then decide whether to share it',
      'write down what you saw and heard, apart from what you think it means',
      'know what happens after you share a concern, and what you will hear back',
    ],
    programme: [
      { minute: -10, text: 'Join early to test your sound' },
      { minute: 0, text: 'What a good referral looks like, and what it never needs' },
      { minute: 45, text: 'Three situations, in small groups' },
      { minute: 90, text: 'Finish' },
    ],
    before_you_come: 'Complete the national referrals course on GOV.UK (30 minutes)',
    bring: null,
    has_certificate: true,
    sectors: ['education', 'health', 'local_government', 'voluntary'],
  },
];
