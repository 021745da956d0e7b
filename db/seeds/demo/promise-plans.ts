/** A promise of the demonstration: days are counted from today, those past are negative. */
export type PromisePlan = {
  /** The name of an institution, or the code of a district for people who belong to none. */
  to: string;
  words: string;
  made: number;
  due: number;
  ended?: { kept: boolean; on: number; words: string };
  told?: { on: number; how: string };
  /** Put off from this day, and why. */
  moved?: { from: number; on: number; reason: string };
};

/** Promises in every state, the most urgent first. */
export const promisePlans: readonly PromisePlan[] = [
  {
    to: "Queen's Park Community Centre",
    words: 'Send the checklist for hiring out rooms',
    made: -27,
    due: -6,
  },
  {
    to: 'Sandy Weir Village Hall',
    words: 'Come back with an answer about checks on speakers',
    made: -40,
    due: -12,
    moved: { from: -26, on: -27, reason: 'The council has not answered us yet' },
  },
  { to: 'Ousebank College', words: 'Send certificates for 14 staff', made: -14, due: 0 },
  {
    to: 'Linford Road Mosque',
    words: 'Introduce the committee to the council’s hate crime officer',
    made: -12,
    due: 2,
  },
  {
    to: "St Aldate's Primary School",
    words: 'Share the leaflet for parents in Polish',
    made: -8,
    due: 3,
    moved: { from: 1, on: -2, reason: 'The translation is with a second reader' },
  },
  {
    to: "Ampthill Pensioners' Forum",
    words: 'Answer why the visit in March was cancelled',
    made: -5,
    due: 4,
  },
  { to: 'Riverbank Youth Trust', words: 'Run a session on online safety for volunteers', made: -9, due: 17 },
  { to: 'Bury Brook Gurdwara', words: 'Walk the route of the procession with stewards', made: -6, due: 24 },
  { to: 'Marston Hospital Trust', words: 'Find a date for chaplains and volunteers', made: -20, due: 38 },
  { to: 'Gade Water Borough Council', words: 'Comment on the draft venue hire policy', made: -15, due: 6 },
  { to: 'Cann Bridge City Council', words: 'Bring figures of training had to the board', made: -18, due: -2 },
  {
    to: 'Harpur Vale Academy',
    words: 'Ask the council who their named contact for referrals is',
    made: -32,
    due: -9,
    ended: { kept: true, on: -8, words: 'The council named their team and its mailbox' },
  },
  {
    to: 'E06000032',
    words: 'Say at the next coffee morning what was done about parking outside the hall',
    made: -35,
    due: -7,
    ended: { kept: false, on: -7, words: 'It is for the borough’s highways team: we passed it on to them' },
  },
  {
    to: 'Leagrave Park Sixth Form',
    words: 'Bring back answers to the questions students wrote on cards',
    made: -70,
    due: -41,
    ended: { kept: true, on: -44, words: 'All 31 questions answered on two pages' },
    told: { on: -43, how: 'By email to the head of year, and on their notice board' },
  },
  {
    to: 'Lea Valley Refugee Welcome',
    words: 'Ask the force about police uniforms at the welcome day',
    made: -120,
    due: -95,
    ended: { kept: true, on: -99, words: 'Officers came in plain clothes and said who they are' },
    told: { on: -92, how: 'In person at their committee' },
  },
  {
    to: 'E06000055',
    words: 'Publish what we do with what people tell us',
    made: -210,
    due: -150,
    ended: { kept: true, on: -160, words: 'A page for the public, and a poster' },
    told: { on: -155, how: 'At the coffee morning in Queen’s Park' },
  },
  {
    to: 'Kempston Table Tennis Club',
    words: 'Find out whether the club can use the station’s car park',
    made: -260,
    due: -230,
    ended: { kept: false, on: -228, words: 'The car park is needed for response vehicles' },
    told: { on: -226, how: 'By phone to the secretary' },
  },
];

/** What was written of promises: what they said, what we did, and how far it is. */
export const feedbackPlans = [
  {
    of: 'Publish what we do with what people tell us',
    youSaid: 'Nobody ever tells us what happens after we have given our view.',
    weDid: 'We now publish what we were asked and what we did about it, and bring it back to the same room.',
    written: -152,
    approved: -150,
  },
  {
    of: 'Ask the force about police uniforms at the welcome day',
    youSaid: 'Uniforms worry people who have come here from somewhere else.',
    weDid: 'Officers came to the welcome day in plain clothes, said who they are and stayed for lunch.',
    written: -90,
    approved: -86,
  },
  {
    of: 'Bring back answers to the questions students wrote on cards',
    youSaid: 'We ask questions at assemblies and never see the answers.',
    weDid: 'All 31 questions are answered on two pages, on the notice board of the sixth form.',
    written: -3,
    approved: null,
  },
  {
    of: 'Find out whether the club can use the station’s car park',
    youSaid: 'Could the club use the police station’s car park on match nights?',
    weDid: 'It is needed for response vehicles.',
    written: -220,
    approved: null,
    sentBack: { on: -218, words: 'Say what else was offered: it reads like a door that was shut.' },
  },
] as const satisfies readonly {
  of: string;
  youSaid: string;
  weDid: string;
  written: number;
  approved: number | null;
  sentBack?: { on: number; words: string };
}[];
