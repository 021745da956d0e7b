import type { EventPlan } from './event-plan.ts';

const families = ['Families', 'Everyone'];
const stall = { type: 'Information stall', from: '10:00', minutes: 300, byPolice: true } as const;
const community = { type: 'Community event' } as const;

/** What everybody may come to: the coming three months, then the year behind. */
export const publicEvents: readonly EventPlan[] = [
  {
    ...{ ...community, title: 'Open evening: keeping children safe online', day: 9, weekday: 4 },
    ...{ from: '18:30', minutes: 90, at: { site: 'bedford' }, organiser: 'Great Ouse Library Service' },
    summary: 'Two hours for parents and carers, with people who answer questions all day long.',
    words:
      'A short talk about what children meet online and how to speak with them about it, then tables where you can ask what you like. Nobody is asked for a name.',
    ...{ byPolice: true, audiences: ['Parents and carers'], access: ['Live captions', 'Children welcome'] },
    ...{
      with: ['Bedford Castle Ward Neighbourhood Team'],
      registration: 'email',
      capacity: 60,
      partyLimit: 4,
    },
    ...{ going: ['comms'], safety: 'Keys from the library desk; last out sets the alarm.' },
  },
  {
    ...{
      ...community,
      title: 'Winter supper for everybody',
      day: 13,
      weekday: 6,
      from: '17:00',
      minutes: 180,
    },
    ...{ at: { site: 'queens-park' }, organiser: "Queen's Park Community Centre", audiences: families },
    summary: 'Bring a dish or only yourself. The neighbourhood team comes to eat and to listen.',
    ...{ access: ['Children welcome', 'Prayer space'], registration: 'heads', capacity: 120, partyLimit: 8 },
  },
  {
    ...{ ...stall, title: 'Stall at the Bedford winter market', day: 6, weekday: 6, at: { venue: 'harpur' } },
    ...{ organiser: 'Bedfordshire Prevent team', audiences: ['Everyone'], going: ['comms'] },
    summary: 'Leaflets, and somebody to talk to about anything that worries you.',
    safety: 'Pitch 14 by the west exit. Call sign of the town team on the day sheet.',
  },
  {
    ...{ ...stall, title: 'Stall at Luton freshers’ fair', day: 54, weekday: 3, at: { site: 'luton' } },
    ...{ organiser: 'Leagrave Park Sixth Form', byPolice: false, audiences: ['Students', 'Young people'] },
    summary: 'Find out how to check what you see online, and win nothing at all.',
  },
  {
    ...{
      ...community,
      title: 'Who do I tell? An afternoon about worries',
      day: 24,
      weekday: 2,
      from: '14:00',
    },
    ...{ minutes: 120, at: { venue: 'buryPark' }, organiser: 'Lea Valley Refugee Welcome', byPolice: true },
    summary: 'What happens when you ask for help, told by those who pick up the phone.',
    ...{ audiences: ['Women', 'Families'], access: ['Interpreter on request', 'Quiet space'] },
    ...{ registration: 'heads', capacity: 40 },
  },
  {
    ...{ ...community, title: 'Open day at the gurdwara', day: 34, weekday: 7, from: '11:00', minutes: 240 },
    ...{ at: { venue: 'wardown' }, organiser: 'Bury Brook Gurdwara', with: ['Lea Valley Refugee Welcome'] },
    summary: 'Food, music and a walk round the kitchen that feeds 300 on a Sunday.',
    audiences: families,
  },
  {
    ...{ ...community, title: 'Chess and pizza', day: 3, weekday: 5, from: '16:00', minutes: 150 },
    ...{ at: { venue: 'kempston' }, organiser: 'Riverbank Youth Trust', audiences: ['Young people'] },
    ...{ summary: 'For anybody from 12 to 18, with or without chess.', registration: 'email', capacity: 24 },
    ...{ partyLimit: 3, access: ['Step-free route from public transport'] },
  },
  {
    ...{ ...stall, title: 'Stall at Norwich city library', day: 17, weekday: 2, at: { venue: 'norwich' } },
    ...{ organiser: 'Norwich River Ward Neighbourhood Team', lead: 'supervisor' },
    ...{ summary: 'Meet the neighbourhood team and take a helpline card.', audiences: ['Everyone'] },
  },
  {
    ...{ ...community, title: 'Interfaith walk through Cambridge', day: 41, weekday: 7, from: '13:30' },
    ...{ minutes: 150, at: { venue: 'cambridge' }, organiser: 'Cam and Fen Interfaith Forum' },
    ...{ summary: 'Five doors, five cups of tea, two flat miles.', audiences: families, lead: 'supervisor' },
    ...{ registration: 'heads', capacity: 80, type: 'Faith or cultural date', visibility: 'public' },
  },
  {
    ...{ ...community, title: 'What is Prevent? Questions on a Tuesday', day: 20, weekday: 2, from: '19:00' },
    ...{ minutes: 60, at: { online: 'E06000055' }, mode: 'online', organiser: 'Bedfordshire Prevent team' },
    ...{ summary: 'An hour on a screen: ask what you always wanted to ask.', byPolice: true },
    ...{ registration: 'email', capacity: 200, partyLimit: 1, access: ['Live captions'] },
  },
  {
    ...{ title: 'Notice, check, share week', type: 'Campaign activity', day: 45, weekday: 1, days: 5 },
    ...{
      at: { venue: 'ipswich' },
      organiser: 'Eastern Prevent communications',
      lead: 'comms',
      byPolice: true,
    },
    summary: 'A week of posters, talks and tables across Suffolk.',
  },
  {
    ...{ ...community, title: 'Lantern parade', day: 27, weekday: 6, from: '16:30', minutes: 120 },
    ...{ at: { venue: 'cassiobury' }, organiser: 'Cassio Bridge School', lead: 'supervisor' },
    ...{
      summary: 'Make a lantern in the morning, carry it at dusk.',
      step: 'postponed',
      audiences: families,
    },
    because: 'The field is under water. We will say here when it is.',
  },
  {
    ...{
      ...community,
      title: 'Coffee with the councillors',
      day: 11,
      weekday: 6,
      from: '10:00',
      minutes: 90,
    },
    ...{ at: { site: 'southend' }, organiser: 'Councillors of Southchurch Park', lead: 'supervisor' },
    ...{ summary: 'Bring what bothers you about the park.', step: 'cancelled' },
    because: 'The room is needed as a polling station. The next one is in the spring.',
  },
  {
    ...{ ...stall, title: 'Stall at St Albans market', day: 30, weekday: 3, at: { venue: 'stAlbans' } },
    ...{ organiser: 'Eastern Prevent team', lead: 'supervisor', step: 'asked' },
    ...{ summary: 'Leaflets in eight languages, and time to talk.', audiences: ['Everyone'] },
  },
  {
    ...{ ...community, title: 'Five-a-side for the whole street', day: 62, weekday: 7, from: '10:00' },
    ...{ minutes: 300, at: { venue: 'dunstable' }, organiser: 'Riverbank Youth Trust', step: 'asked' },
    ...{ summary: 'Teams of any age. Boots are lent.', registration: 'email', capacity: 90, partyLimit: 10 },
    audiences: ['Young people', 'Families'],
  },
  {
    ...{ ...community, title: 'Story afternoon in two languages', day: 38, weekday: 6, from: '14:00' },
    ...{ minutes: 90, at: { site: 'wisbech' }, organiser: 'Wisbech Polish Saturday School' },
    ...{ summary: 'Stories in Polish and English for children up to nine.', step: 'sent back' },
    ...{ because: 'Say how people with prams get up the two steps.', lead: 'supervisor' },
  },
  {
    ...{ ...stall, title: 'Stall at Great Yarmouth seafront', day: 80, weekday: 6, at: { site: 'yarmouth' } },
    ...{ organiser: 'Great Yarmouth Sands Portuguese Club', byPolice: false, step: 'draft' },
    summary: 'With the club’s own table of cakes.',
  },
  {
    ...{
      ...community,
      title: 'Spring clean along the river',
      day: 88,
      weekday: 7,
      from: '10:00',
      minutes: 180,
    },
    ...{ at: { venue: 'park' }, organiser: "Queen's Park Community Centre", step: 'approved' },
    ...{ summary: 'Gloves and bags are there. Soup afterwards.', audiences: ['Everyone'], byPolice: true },
    ...{ registration: 'heads', capacity: 150 },
  },
];
