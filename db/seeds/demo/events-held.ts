import type { EventPlan } from './event-plan.ts';

const stall = { type: 'Information stall', from: '10:00', minutes: 300, byPolice: true } as const;
const community = { type: 'Community event', audiences: ['Everyone'] } as const;
const told = (headcount: number, feedback: string, learned: string) => ({
  debrief: { headcount, feedback, learned },
});

/** What everybody could come to in the year behind, with what was learned of it. */
export const heldEvents: readonly EventPlan[] = [
  {
    ...{ ...community, title: 'Autumn open evening', day: -18, weekday: 4, from: '18:30', minutes: 90 },
    ...{ at: { site: 'bedford' }, organiser: 'Great Ouse Library Service', byPolice: true, going: ['comms'] },
    summary: 'Parents and carers ask, people who know answer.',
    ...{ registration: 'email', capacity: 60 },
    ...told(
      47,
      'Eleven people asked for it again in the spring. Four could not hear at the back.',
      'The loop was off until the interval: check it when the doors open.',
    ),
  },
  {
    ...{ ...stall, title: 'Stall at the harvest market', day: -45, weekday: 6, at: { venue: 'harpur' } },
    ...{ organiser: 'Bedfordshire Prevent team', summary: 'Leaflets, and somebody to talk to.' },
    ...told(
      130,
      'Most asked where the bus stop had gone. Nine took a helpline card.',
      'A pitch nearer to the food pays for itself.',
    ),
  },
  {
    ...{ ...stall, title: 'Stall at the summer show', day: -124, weekday: 6, at: { venue: 'park' } },
    ...{ organiser: 'Bedfordshire Prevent team', summary: 'Games for children and cards for grown-ups.' },
    ...told(
      310,
      'Parents asked about games that children play with strangers.',
      'Print the games leaflet in larger type.',
    ),
  },
  {
    ...{ ...community, title: 'Supper at the end of Ramadan', day: -228, from: '19:30', minutes: 150 },
    ...{ at: { venue: 'buryPark' }, organiser: 'Lea Valley Refugee Welcome', going: ['officer'] },
    summary: 'Everybody is asked to sit beside somebody new.',
    ...told(
      160,
      'Several asked for officers in plain clothes, and thanked us for coming so.',
      'Fewer speeches, longer supper.',
    ),
  },
  {
    ...{ ...community, title: 'Diwali in the park', day: -33, weekday: 6, from: '17:00', minutes: 240 },
    ...{ at: { venue: 'wardown' }, organiser: 'Bury Brook Gurdwara', with: ['Lea Valley Refugee Welcome'] },
    ...{ summary: 'Lights, food and music for the whole town.', type: 'Faith or cultural date' },
    ...{
      visibility: 'public',
      ...told(900, 'People were glad of the lit path.', 'Two officers are enough before dark.'),
    },
  },
  {
    ...{ ...community, title: 'How to spot a rumour', day: -60, weekday: 3, from: '18:00', minutes: 90 },
    ...{ at: { venue: 'harlow' }, organiser: 'Harlow Water Gardens College', lead: 'supervisor' },
    ...{ summary: 'A workshop with local journalists.', byPolice: true, registration: 'email', capacity: 40 },
    ...told(
      38,
      'Asked for the slides. Two said that it was too long for a weekday.',
      'Ninety minutes with a break, not straight through.',
    ),
  },
  {
    ...{ ...community, title: 'Women’s walk and talk', day: -74, weekday: 6, from: '10:30', minutes: 120 },
    ...{ at: { venue: 'cambridge' }, organiser: 'Cam and Fen Interfaith Forum', lead: 'supervisor' },
    ...{ summary: 'Two miles at the pace of the slowest.', audiences: ['Women'] },
    ...told(
      26,
      'They would like a winter route that is lit.',
      'Ask the council about the lights on the common.',
    ),
  },
  {
    ...{ ...stall, title: 'Stall at Thetford summer fair', day: -140, weekday: 7, at: { venue: 'thetford' } },
    ...{ organiser: 'Thet Crossing Community Hub', byPolice: false, lead: 'supervisor' },
    summary: 'Beside the tombola.',
    ...told(85, 'Asked for leaflets in Lithuanian and Portuguese.', 'Order both before the next fair.'),
  },
  {
    ...{ ...stall, title: 'Stall at Ipswich music day', day: -150, weekday: 7, at: { venue: 'ipswich' } },
    ...{ organiser: 'Gipping Side Community Church', byPolice: false, lead: 'supervisor' },
    summary: 'Under the big lime tree.',
    ...told(210, 'Young people asked how to report a video.', 'Bring a tablet to show how.'),
  },
  {
    ...{ ...community, title: 'Pensioners’ tea: scams and stories', day: -96, weekday: 2, from: '14:30' },
    ...{
      minutes: 120,
      at: { site: 'sandy' },
      organiser: "Ampthill Pensioners' Forum",
      audiences: ['Older people'],
    },
    summary: 'What to say to a voice on the phone.',
    ...told(54, 'They asked for large print.', 'The hall is cold in the morning: start after two.'),
  },
  {
    ...{ ...community, title: 'Question time with the inspector', day: -110, weekday: 4, from: '19:00' },
    ...{ minutes: 90, at: { venue: 'kempston' }, organiser: 'Bedford Castle Ward Neighbourhood Team' },
    ...{ summary: 'Anything about policing in Kempston.', byPolice: true },
    ...told(33, 'Parking came up nine times, speeding seven.', 'Publish the answers within a week.'),
  },
  {
    ...{ ...community, title: 'Open gardens', day: -160, weekday: 7, from: '11:00', minutes: 300 },
    ...{ at: { venue: 'dunstable' }, organiser: 'Riverbank Youth Trust', step: 'cancelled' },
    ...{ summary: 'Twelve gardens with tea in three.', because: 'A storm is forecast for the whole day.' },
  },
  {
    ...{ ...community, title: 'Film night and talk', day: -9, weekday: 5, from: '18:00', minutes: 150 },
    ...{ at: { site: 'ousebank' }, organiser: 'Ousebank College', byPolice: true, audiences: ['Students'] },
    ...{ summary: 'A short film about a friend who changed, and what helped.' },
  },
  {
    ...{ ...stall, title: 'Stall at Biggleswade market', day: -4, at: { venue: 'biggleswade' } },
    ...{ organiser: 'Bedfordshire Prevent team', summary: 'Leaflets, and somebody to talk to.' },
  },
  {
    ...{ ...community, title: 'Hope and hot chocolate', day: -290, weekday: 5, from: '16:00', minutes: 120 },
    ...{ at: { venue: 'lowestoft' }, organiser: 'Waveney Light School', lead: 'supervisor', movedBy: 14 },
    summary: 'An afternoon against winter.',
    ...told(
      72,
      'The ramp was out before anybody had to ask.',
      'Snow moved it once: keep a second date ready.',
    ),
  },
];
