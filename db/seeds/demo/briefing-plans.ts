/** A briefing of the demonstration: days from today, and hours ago. */
export type BriefingPlan = {
  area: string;
  by: 'officer' | 'supervisor';
  from: number;
  to: number;
  written: number;
  asked?: number;
  released?: number;
  /** What, who, on which day if any, and how many hours ago it was ticked. */
  tasks: readonly (readonly [what: string, who: string, day: number | null, ticked?: number])[];
  lines: readonly string[];
  avoid: readonly string[];
};

const see = 'If you see or hear something that worries you, tell us. If it is urgent, call 999.';
const protest = 'Lawful protest is everyone’s right. Hate crime is not, and we will act on it.';
const inquest = 'The inquest: only the coroner’s office speaks of it';

export const theBriefings: readonly BriefingPlan[] = [
  {
    ...{ area: 'E06000055', by: 'officer', from: -9, to: -3, written: 260, asked: 250, released: 240 },
    tasks: [
      ['Call on shops in Harpur Street about the evening market', 'Neighbourhood team', -6, 150],
      ['Foot patrol at school closing time, Goldington Road', 'Neighbourhood team', null, 100],
    ],
    lines: ['The evening market goes ahead, and officers are there until it closes.', see],
    avoid: [],
  },
  {
    ...{ area: 'E06000055', by: 'officer', from: -2, to: 4, written: 70, asked: 68, released: 60 },
    tasks: [
      ['Foot patrol at school closing time, Goldington Road', 'Neighbourhood team', null],
      ['Call on shops in Harpur Street about the march for the hospital', 'Neighbourhood team', -1, 22],
      ['Visit Linford Road Mosque and St Aldate’s Church: event safety advice', 'With Prevent', 0, 3],
      ['Ring three residents’ groups with the released lines below', 'Neighbourhood sergeant', 1],
      ['Be visible in the town centre from 11am. Debrief by phone at 5pm', 'All on duty', 3],
    ],
    lines: ['We know about the march and we will be there to keep everyone safe.', see, protest],
    avoid: [inquest],
  },
  {
    ...{ area: 'E06000032', by: 'officer', from: -1, to: 5, written: 50, asked: 49, released: 46 },
    tasks: [['Walk through Bury Park on Friday before and after prayers', 'Neighbourhood team', 3]],
    lines: [see],
    avoid: [],
  },
  {
    ...{ area: 'E06000032', by: 'officer', from: -1, to: 5, written: 26, asked: 25, released: 20 },
    tasks: [
      ['Walk through Bury Park on Friday before and after prayers', 'Neighbourhood team', 3],
      ['Ask the college when its students’ evening ends, and be at the bus stop', 'School liaison', 2, 2],
      ['Leave the hate crime leaflet at both libraries', 'PCSOs', null],
    ],
    lines: ['Officers you know are in Bury Park all week. Stop us and ask.', see],
    avoid: ['Who runs the students’ evening: the college answers'],
  },
  {
    ...{ area: 'E06000056', by: 'officer', from: 1, to: 7, written: 9, asked: 5 },
    tasks: [
      ['Look in at the community café in Biggleswade', 'Neighbourhood team', 2],
      ['Tell the parish clerks which evening the surgery is', 'Rural team', null],
    ],
    lines: ['Our surgery is open to everybody. You need no appointment.', see],
    avoid: [inquest],
  },
  {
    ...{ area: 'E07000008', by: 'supervisor', from: 0, to: 6, written: 3 },
    tasks: [['Be seen at the freshers’ fair', 'Neighbourhood team', 2]],
    lines: [see],
    avoid: [],
  },
];
