import type { CourseLink, Mode } from '../../schema/courses.ts';

/** On what terms a course is taught: why, to how many, after what, and what follows. */
export type CourseTerms = {
  aims: string;
  modes: Mode[];
  minimum: number | null;
  maximum: number | null;
  prerequisites: CourseLink[];
  materials: CourseLink[];
  evaluation: 'awareness' | 'referral' | 'short' | null;
  refresher_months: number | null;
};

// The national e-learning is free, needs no account and stands on one page of GOV.UK.
const portal = 'https://www.support-people-susceptible-to-radicalisation.service.gov.uk/portal';
const learning = (title: string): CourseLink => ({ title: `${title}, on GOV.UK`, url: portal });
const awareness = learning('Prevent awareness course (45 minutes)');
const referrals = learning('Prevent referrals course (30 minutes)');
const panel = learning('Channel or Prevent Multi-Agency Panel (PMAP) course (45 minutes)');
const refresher = learning('Prevent refresher awareness course (30 minutes)');

const notice: CourseLink = { title: 'Notice, check, share', url: '/guides/notice-check-share' };
const whatItIs: CourseLink = { title: 'What Prevent is', url: '/guides/what-prevent-is' };
const seenOnline: CourseLink = {
  title: 'Talking about what they see online',
  url: '/guides/talking-about-what-they-see-online',
};

const both: Mode[] = ['in_person', 'online'];
const inRooms: Mode[] = ['in_person'];

const usual = {
  modes: both,
  minimum: 6,
  maximum: 30,
  prerequisites: [],
  materials: [whatItIs, notice],
  evaluation: 'awareness',
  refresher_months: 24,
} as const satisfies Omit<CourseTerms, 'aims'>;

const forLeads = {
  ...usual,
  maximum: 24,
  prerequisites: [awareness, referrals],
  materials: [notice],
  evaluation: 'referral',
  refresher_months: 12,
} as const satisfies Omit<CourseTerms, 'aims'>;

const short = { ...usual, evaluation: 'short' } as const;

/** The terms of each course by its address; every course has some. */
export const courseTerms: Record<string, CourseTerms> = {
  'making-a-good-referral': {
    ...forLeads,
    aims: 'People who are susceptible to radicalisation get early support, and nobody is referred for what they believe. Whoever passes a concern on does so with facts, with the person’s knowledge where that is safe, and by the right route.',
  },
  'dsl-and-prevent-lead-forum': {
    ...forLeads,
    modes: both,
    maximum: 60,
    prerequisites: [],
    evaluation: 'short',
    refresher_months: 4,
    aims: 'Safeguarding and Prevent leads hear what has changed, learn from each other’s decisions, also those not to refer, and know whom to call.',
  },
  'channel-and-pmap-for-new-members': {
    ...forLeads,
    maximum: 16,
    prerequisites: [awareness, panel],
    refresher_months: 24,
    aims: 'New members take part from their first meeting: they bring what their service knows and can offer, ask for what is missing, and keep to consent, fairness and time.',
  },
  'governors-and-trustees': {
    ...short,
    aims: 'Governing bodies ask the right questions of their school or trust, and support leads who decide with care.',
  },
  'train-the-trainer': {
    ...forLeads,
    modes: inRooms,
    maximum: 12,
    prerequisites: [awareness, referrals],
    refresher_months: 24,
    aims: 'Organisations teach awareness to their own people in words of their own, well and without fear, and know when to ask us.',
  },
  'prevent-awareness': {
    ...usual,
    aims: 'Anyone who works or volunteers with people notices when somebody may need support, talks about it calmly, and knows whom to ask.\n\nPeople with strong beliefs are safe from being mistaken for somebody at the beginning of harm.',
  },
  'prevent-awareness-with-practice': {
    ...usual,
    maximum: 24,
    aims: 'People who are new in a role practise the first conversation, so that they have had it once before they need it.',
  },
  'prevent-refresher': {
    ...short,
    maximum: 40,
    materials: [notice, refresher],
    aims: 'What was learned stays in use, and what has changed since is known.',
  },
  'online-radicalisation-and-gaming': {
    ...usual,
    maximum: 50,
    materials: [seenOnline, notice],
    aims: 'Adults who work with young people can talk about what they see online with interest instead of alarm, and tell a joke in bad taste from a worry.',
  },
  'probation-and-prison-staff': {
    ...usual,
    prerequisites: [awareness],
    refresher_months: 24,
    aims: 'Staff in prisons and probation use their own safeguarding and reporting routes well, and keep support apart from punishment.',
  },
  'nhs-safeguarding-leads': {
    ...forLeads,
    maximum: 20,
    aims: 'Leads in the NHS advise colleagues on when to share, with consent wherever that is safe, and record why they did or did not.',
  },
  'police-frontline-and-npt': {
    ...short,
    maximum: 40,
    aims: 'Officers and staff who meet people first know what support looks like, and hand over without turning a worry into a crime.',
  },
  'elected-members': {
    ...short,
    aims: 'Members answer questions about Prevent from what is true in their area, and lead calmly when something happens.',
  },
  'faith-and-community-leaders': {
    ...usual,
    modes: both,
    minimum: 8,
    maximum: 25,
    aims: 'Leaders look after their people with confidence, say what they think of Prevent, and know what help there is for families.',
  },
  'charity-trustees': {
    ...short,
    maximum: 24,
    aims: 'Trustees keep their charity safe and open, and meet their duty without treating anybody with suspicion.',
  },
  'venue-hire-and-speaker-checks': {
    ...short,
    maximum: 24,
    materials: [whatItIs],
    aims: 'Venues say yes to lawful events with confidence, and know the few questions that keep everybody safe.',
  },
  'parents-and-carers': {
    ...short,
    minimum: 8,
    maximum: 40,
    materials: [seenOnline, notice],
    refresher_months: null,
    aims: 'Parents and carers keep talking with their children about what they see and think, and know that asking for advice gets nobody into trouble.',
  },
  'student-session': {
    ...usual,
    modes: inRooms,
    minimum: 1,
    maximum: 30,
    materials: [],
    evaluation: null,
    refresher_months: null,
    aims: 'Young people question what they are told and by whom, disagree well, and know an adult they can talk to.',
  },
};
