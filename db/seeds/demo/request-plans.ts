import type { OfficerId } from '../../schema/officers.ts';
import type { RequestState } from '../../schema/training-requests.ts';

/** A request of the demonstration, counted in working days from today. */
export type RequestPlan = {
  institution: string;
  course: string;
  mode: 'in_person' | 'online';
  audience: string;
  expected: number;
  site?: string;
  contact: [name: string, role: string];
  /** How many working days ago it came. */
  received: number;
  state: RequestState;
  /** The working day of its session, or of the first date on offer. */
  on?: number;
  at?: string;
  lead?: 'officer' | 'supervisor';
  notes?: string;
  /** Why it was declined, withdrawn or went back. */
  reason?: string;
  /** Heads by role, present; before the day they are expected. */
  heads?: Readonly<Record<string, number>>;
};

/** Fourteen organisations and what they asked for: every state of the board, two of them late. */
export const requestPlans: readonly RequestPlan[] = [
  {
    institution: 'Harpur Vale Academy',
    course: 'prevent-refresher',
    mode: 'in_person',
    audience: 'All teaching and support staff',
    expected: 110,
    site: 'Sports hall',
    contact: ['Rohan Desai', 'Designated safeguarding lead'],
    received: 1,
    state: 'received',
    notes: 'We close to pupils at 1pm on training days.',
  },
  {
    institution: 'Bury Brook Gurdwara',
    course: 'faith-and-community-leaders',
    mode: 'in_person',
    audience: 'Committee, kitchen and youth leaders',
    expected: 35,
    site: 'Langar hall',
    contact: ['Harjit Kaur Bains', 'Secretary of the committee'],
    received: 0,
    state: 'received',
  },
  {
    institution: 'Marston Hospital Trust',
    course: 'prevent-awareness',
    mode: 'online',
    audience: 'Ward and reception staff',
    expected: 240,
    contact: ['Fiona Achebe', 'Named nurse for safeguarding'],
    received: 8,
    state: 'received',
    notes: 'Two shifts: the same session twice would help.',
  },
  {
    institution: 'Ousebank College',
    course: 'online-radicalisation-and-gaming',
    mode: 'in_person',
    audience: 'Tutors and learning support',
    expected: 60,
    site: 'Lecture theatre 2',
    contact: ['Megan Pryce', 'Head of student services'],
    received: 9,
    state: 'triage',
    lead: 'officer',
  },
  {
    institution: 'Leagrave Park Sixth Form',
    course: 'prevent-awareness',
    mode: 'in_person',
    audience: 'All staff',
    expected: 85,
    site: 'Main hall',
    contact: ['Tariq Mahmood', 'Assistant principal'],
    received: 7,
    state: 'triage',
    lead: 'supervisor',
    reason: 'None of the offered dates suited.',
  },
  {
    institution: "St Aldate's Primary School",
    course: 'prevent-awareness-with-practice',
    mode: 'in_person',
    audience: 'Teachers, assistants and lunch staff',
    expected: 42,
    site: 'School hall',
    contact: ['Lucy Penhaligon', 'Head teacher'],
    received: 4,
    state: 'dates_offered',
    on: 12,
    at: '15:45',
    lead: 'officer',
  },
  {
    institution: 'Chiltern Gate Probation Unit',
    course: 'probation-and-prison-staff',
    mode: 'in_person',
    audience: 'Practitioners and case administrators',
    expected: 28,
    site: 'Training room, first floor',
    contact: ['Dwayne Ellery', 'Senior probation officer'],
    received: 5,
    state: 'dates_offered',
    on: 9,
    at: '09:30',
    lead: 'supervisor',
  },
  {
    institution: 'Riverbank Youth Trust',
    course: 'prevent-awareness',
    mode: 'in_person',
    audience: 'Youth workers and volunteers',
    expected: 24,
    site: 'The boathouse',
    contact: ["Sinead O'Rourke", 'Manager'],
    received: 22,
    state: 'confirmed',
    on: 6,
    at: '18:30',
    lead: 'officer',
    heads: { leader: 3, public_facing: 9, volunteer: 12 },
  },
  {
    institution: 'Ashmere Community School',
    course: 'prevent-refresher',
    mode: 'in_person',
    audience: 'All teaching and support staff',
    expected: 96,
    site: 'Main hall',
    contact: ['Amara Nwosu', 'Designated safeguarding lead'],
    received: 30,
    state: 'confirmed',
    on: -1,
    at: '09:00',
    lead: 'officer',
    heads: { prevent_lead: 2, leader: 6, teaching: 58, support: 30 },
  },
  {
    institution: 'Abbey Stream Hospital Trust',
    course: 'nhs-safeguarding-leads',
    mode: 'online',
    audience: 'Safeguarding champions',
    expected: 45,
    contact: ['Grace Lim', 'Head of safeguarding'],
    received: 40,
    state: 'delivered',
    on: -4,
    at: '13:30',
    lead: 'supervisor',
    heads: { prevent_lead: 4, care: 31, leader: 6 },
  },
  {
    institution: 'Verulam Hill University',
    course: 'prevent-awareness',
    mode: 'in_person',
    audience: 'Wardens, chaplains and security',
    expected: 55,
    site: 'Senate room',
    contact: ['Owen Maddox', 'Head of student wellbeing'],
    received: 60,
    state: 'evaluated',
    on: -15,
    at: '14:00',
    lead: 'officer',
    reason: 'No evaluation: They ran their own.',
    heads: { public_facing: 22, support: 18, leader: 7 },
  },
  {
    institution: 'Greensand Ridge Lower School',
    course: 'prevent-awareness',
    mode: 'in_person',
    audience: 'All staff',
    expected: 31,
    site: 'Hall',
    contact: ['Beth Calloway', 'Head teacher'],
    received: 95,
    state: 'closed',
    on: -62,
    at: '15:45',
    lead: 'officer',
    heads: { prevent_lead: 1, leader: 3, teaching: 14, support: 11 },
  },
  {
    institution: 'Luton Airport Way Hotel',
    course: 'venue-hire-and-speaker-checks',
    mode: 'in_person',
    audience: 'Reception and events team',
    expected: 12,
    site: 'Meeting room 4',
    contact: ['Piotr Zielinski', 'Duty manager'],
    received: 33,
    state: 'declined',
    lead: 'supervisor',
    reason: 'For a team of twelve our open sessions suit better: book places there.',
  },
  {
    institution: 'Six Hills Community Trust',
    course: 'charity-trustees',
    mode: 'online',
    audience: 'Trustees and volunteers',
    expected: 18,
    contact: ['Hilary Fosse', 'Chair of trustees'],
    received: 26,
    state: 'withdrawn',
    lead: 'officer',
    reason: 'Our trustees meet later in the year.',
  },
];

export type Leads = Record<'officer' | 'supervisor', OfficerId>;
