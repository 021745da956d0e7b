import type { NoticeWay } from '../../schema/contact-notices.ts';
import type { FaithCondition } from '../../schema/contacts.ts';
import type { ContactState } from '../../schema/institutions.ts';

/** Somebody at an institution of the demonstration, in days before today. */
export type ContactPlan = {
  at: string;
  title: string;
  name?: string;
  added: number;
  /** Days after being added; absent where nobody told them yet. */
  told?: number;
  way?: NoticeWay;
  renewed?: number;
  state?: ContactState;
  /** Days from today until a pause is over. */
  until?: number;
  faith?: FaithCondition;
  wish?: 'role' | 'words';
  hasNoEmail?: boolean;
  /** A second role: where, and when it ended if it did. */
  also?: { at: string; title: string; ended?: number };
};

/** Those whom a visitor should meet: in every state, most of them in Bedfordshire. */
export const contactPlans: readonly ContactPlan[] = [
  { at: 'Ousebank College', title: 'Designated safeguarding lead', name: 'Josephine Castellan', added: 25 },
  { at: 'Riverbank Youth Trust', title: 'Trustee', name: 'Michael Oduya', added: 20 },
  { at: 'Harpur Vale Academy', title: 'Head of Year 9', name: 'Sarah Haldane', added: 11, hasNoEmail: true },
  { at: 'Great Ouse Library Service', title: 'Bookings officer', name: 'Wendy Tilbrook', added: 2 },
  { at: 'Ousebank College', title: 'Head of student services', name: 'Rutendo Mbeki', added: 250, told: 0 },
  {
    ...{ at: 'Ousebank College', title: 'Chaplain', name: 'Bernadette Farrow', added: 300, told: 4 },
    ...{ faith: 'made_public_by_them', state: 'declined' },
  },
  {
    ...{
      at: 'Linford Road Mosque',
      title: 'Imam',
      name: 'Yusuf Rahmani',
      added: 310,
      told: 0,
      way: 'in_person',
    },
    faith: 'made_public_by_them',
    also: { at: "Queen's Park Community Centre", title: 'Trustee' },
  },
  {
    ...{ at: 'Linford Road Mosque', title: 'Secretary', name: 'Nadia Qureshi', added: 310, told: 0 },
    ...{ way: 'in_person', faith: 'explicit_consent', wish: 'role' },
  },
  {
    ...{ at: 'Bury Brook Gurdwara', title: 'Granthi', name: 'Harjit Dhaliwal', added: 220, told: 9 },
    ...{ way: 'letter', faith: 'made_public_by_them' },
  },
  {
    ...{ at: 'Colne Meadow Synagogue', title: 'Security coordinator', name: 'Daniel Levinsky', added: 200 },
    ...{ told: 1, faith: 'explicit_consent' },
  },
  {
    at: 'Ashmere Community School',
    title: 'Headteacher',
    name: 'Grace Thornby',
    added: 390,
    told: 3,
    renewed: 385,
  },
  {
    ...{ at: 'Ashmere Community School', title: 'Designated safeguarding lead', name: 'Amara Nwosu' },
    ...{ added: 150, told: 0, wish: 'words' },
  },
  {
    ...{ at: 'Marston Hospital Trust', title: 'Prevent lead', name: 'Alison Penhale', added: 400, told: 6 },
    renewed: 372,
  },
  {
    at: "St Aldate's Primary School",
    title: 'Chair of governors',
    added: 180,
    told: 2,
    state: 'paused',
    until: 61,
  },
  { at: 'Kempston Table Tennis Club', title: 'Welfare officer', added: 90, told: 12, state: 'paused' },
  {
    at: 'Lea Valley Refugee Welcome',
    title: 'Volunteer coordinator',
    added: 210,
    told: 5,
    state: 'declined',
  },
  {
    ...{
      at: 'Leagrave Park Sixth Form',
      title: 'Vice principal',
      name: 'Colin Marwood',
      added: 340,
      told: 8,
    },
    also: { at: 'Harpur Vale Academy', title: 'Assistant head', ended: 60 },
  },
  { at: 'Luton Airport Way Hotel', title: 'Duty manager', added: 60, told: 0, way: 'in_person' },
  { at: 'Chiltern Gate Probation Unit', title: 'Deputy head of unit', added: 270, told: 3 },
  {
    at: "Ampthill Pensioners' Forum",
    title: 'Convener',
    added: 130,
    told: 7,
    way: 'phone',
    hasNoEmail: true,
  },
  { at: 'Sandy Weir Village Hall', title: 'Hall secretary', added: 17 },
];

/** What people at an institution of a sector may be; nothing that tells of a faith. */
export const titlesOf: Readonly<Record<string, readonly string[]>> = {
  education: ['Designated safeguarding lead', 'Headteacher', 'Head of year', 'Chair of governors'],
  health: ['Safeguarding lead', 'Practice manager', 'Head of nursing'],
  local_government: ['Community safety manager', 'Prevent coordinator', 'Head of early help'],
  justice: ['Security manager', 'Head of safer custody', 'Senior probation officer'],
  voluntary: ['Chief officer', 'Trustee', 'Project worker', 'Volunteer coordinator'],
  business: ['General manager', 'Events manager', 'Head of security'],
  police: ['Inspector', 'Sergeant', 'Community support officer'],
};
