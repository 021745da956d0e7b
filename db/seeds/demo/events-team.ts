import type { EventPlan } from './event-plan.ts';

const board = { type: 'Board', visibility: 'partners', lead: 'supervisor', byPolice: false } as const;
const school = { type: 'School session', visibility: 'staff', byPolice: true, minutes: 60 } as const;
const group = { visibility: 'staff', byPolice: true, lead: 'supervisor', minutes: 120 } as const;
const conference = {
  type: 'Conference',
  visibility: 'partners',
  byPolice: true,
  lead: 'supervisor',
} as const;

/** What partners and our own people come to: boards, conferences, advisory groups and sessions in schools. */
export const teamEvents: readonly EventPlan[] = [
  {
    ...{ ...conference, title: 'Eastern safeguarding leads’ conference', day: 58, weekday: 3, from: '09:30' },
    ...{ minutes: 390, at: { site: 'luton-hotel' }, organiser: 'Eastern Prevent team', mode: 'both' },
    ...{ summary: 'A day of cases without names, for people who refer and people who receive.' },
    ...{
      registration: 'email',
      capacity: 140,
      partyLimit: 5,
      audiences: ['People who work with the public'],
    },
    ...{
      with: ['Verulam Hill University', 'Mid Chelmer Integrated Care Board'],
      going: ['officer', 'deputy'],
    },
    access: ['British Sign Language interpreter', 'Quiet space', 'Prayer space'],
    safety: 'List of people stays at the desk. Hotel duty manager has our number.',
  },
  {
    ...{ ...conference, title: 'Schools forum', day: -66, weekday: 2, from: '13:00', minutes: 180 },
    ...{ at: { site: 'colchester' }, organiser: 'Blackwater Academy' },
    ...{ summary: 'What came up in classrooms this term.', registration: 'email', capacity: 80 },
    debrief: { headcount: 61, feedback: 'Asked for words to use with parents.', learned: 'Fewer slides.' },
  },
  {
    ...{ ...board, title: 'Bedford Prevent partnership board', day: 16, weekday: 3, from: '10:00' },
    ...{ minutes: 120, at: { site: 'ousebank' }, organiser: 'Bedford Borough partnership' },
    ...{ summary: 'Quarterly board.', going: ['officer'] },
  },
  {
    ...{ ...board, title: 'Peterborough Prevent board', day: -23, weekday: 3, from: '10:00', minutes: 120 },
    ...{
      at: { site: 'peterborough' },
      organiser: 'Cathedral Green City Council',
      summary: 'Quarterly board.',
    },
  },
  {
    ...{ ...board, title: 'Luton Prevent board', day: 70, weekday: 4, from: '14:00', minutes: 120 },
    ...{
      at: { online: 'E06000032' },
      mode: 'online',
      organiser: 'Luton partnership',
      summary: 'Quarterly board.',
    },
  },
  {
    ...{ ...group, title: 'Bedfordshire IAG', type: 'IAG', day: 10, weekday: 1, from: '18:00' },
    ...{ at: { site: 'bedford' }, organiser: 'Bedfordshire Prevent team', going: ['officer'] },
    ...{
      summary: 'Quarterly meeting of the independent advisory group.',
      safety: 'Members come in by the side door.',
    },
  },
  {
    ...{ ...group, title: 'Suffolk coast IAG', type: 'IAG', day: -52, weekday: 1, from: '18:00' },
    ...{ at: { site: 'ipswich' }, organiser: 'Suffolk Coast Independent Advisory Group' },
    ...{ summary: 'Quarterly meeting.', byPolice: false },
  },
  {
    ...{ ...group, title: 'Luton key individuals’ evening', type: 'KIN', day: 22, weekday: 4, from: '18:30' },
    ...{ at: { venue: 'buryPark' }, organiser: 'Bedfordshire Prevent team', lead: 'officer' },
    summary: 'Half-yearly evening of the key individuals network.',
  },
  {
    ...{
      ...group,
      title: 'Norfolk key individuals’ evening',
      type: 'KIN',
      day: -88,
      weekday: 4,
      from: '18:30',
    },
    ...{ at: { venue: 'norwich' }, organiser: 'Eastern Prevent team', summary: 'Half-yearly evening.' },
  },
  {
    ...{ ...group, title: 'Regional TMG', type: 'TMG', day: 2, from: '09:00', minutes: 60, mode: 'online' },
    ...{ at: { online: 'E06000055' }, organiser: 'Eastern Prevent team', going: ['officer', 'deputy'] },
    summary: 'Weekly meeting of the tension monitoring group.',
  },
  {
    ...{
      ...group,
      title: 'Regional TMG after the half-term',
      type: 'TMG',
      day: -26,
      from: '09:00',
      minutes: 60,
    },
    ...{ at: { online: 'E06000055' }, mode: 'online', organiser: 'Eastern Prevent team' },
    summary: 'Weekly meeting of the tension monitoring group.',
  },
  {
    ...{ ...school, title: 'Year 9 assembly', day: 8, weekday: 2, from: '09:00', at: { site: 'luton' } },
    ...{ organiser: 'Leagrave Park Sixth Form', audiences: ['Young people'] },
    ...{ summary: 'Rumours, jokes and what they do.', safety: 'Two officers; sign in at reception.' },
  },
  {
    ...{ ...school, title: 'Year 11: who profits from anger?', day: 29, weekday: 3, from: '10:00' },
    ...{ at: { site: 'watford' }, organiser: 'Cassio Bridge School', lead: 'supervisor' },
    ...{ summary: 'Two lessons, one after the other.', audiences: ['Young people'], step: 'draft' },
  },
  {
    ...{ ...school, title: 'Sixth-form questions', day: -38, weekday: 4, from: '13:30' },
    ...{ at: { site: 'luton' }, organiser: 'Leagrave Park Sixth Form', audiences: ['Students'] },
    summary: 'Questions on cards, answers on two pages.',
    debrief: {
      headcount: 64,
      feedback: '31 questions on cards.',
      learned: 'Cards bring out the quiet ones.',
    },
  },
  {
    ...{ ...school, title: 'Primary safety day', day: -170, weekday: 2, from: '09:30', minutes: 240 },
    ...{
      at: { site: 'sandy' },
      organiser: 'Greensand Ridge Lower School',
      summary: 'With the fire service.',
    },
    debrief: {
      headcount: 118,
      feedback: 'The fire engine won.',
      learned: 'Come before the engine, not after.',
    },
  },
  {
    ...{ title: 'Verdict expected at the Crown Court', type: 'Court or inquest date', day: 19, weekday: 1 },
    ...{
      days: 3,
      at: { venue: 'stAlbans' },
      organiser: 'HM Courts and Tribunals Service',
      lead: 'supervisor',
    },
    ...{ summary: 'The court’s public list says three days.', visibility: 'staff' },
  },
  {
    ...{ title: 'Anniversary of the flood', type: 'Anniversary', day: 67, days: 1, visibility: 'staff' },
    ...{ at: { venue: 'lowestoft' }, organiser: 'Waveney Light School', lead: 'supervisor' },
    summary: 'A quiet hour on the sea wall.',
  },
  {
    ...{ title: 'March for the hospital', type: 'Public demonstration', day: 12, weekday: 6, from: '12:00' },
    ...{ minutes: 180, at: { venue: 'harpur' }, organiser: 'Friends of the hospital' },
    ...{
      summary: 'From the station to Harpur Square, as announced on their website.',
      visibility: 'staff',
      safety: 'The bridge is closed from 11.30am.',
    },
  },
  {
    ...{ title: 'Evening for families of prison staff', type: 'Community event', day: 26, weekday: 2 },
    ...{ from: '18:30', minutes: 120, at: { site: 'bedford' }, organiser: 'Bedfordshire Prevent team' },
    ...{ summary: 'By invitation.', visibility: 'named_group', byPolice: true, lead: 'deputy' },
    ...{ going: ['officer'], safety: 'The address is given by phone on the day.' },
    readers: { because: 'Few are to know who comes and where.', who: ['deputy', 'officer'] },
  },
];
