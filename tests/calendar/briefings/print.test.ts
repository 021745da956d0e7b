import { expect, it } from 'vitest';
import { briefingPdf } from '#lib/calendar/briefings/print/briefing-pdf.ts';
import type { Sheet } from '#lib/calendar/briefings/print/sheet.ts';
import { longest, mostWords } from '#lib/calendar/briefings/items.ts';
import { now } from '../../support/makers.ts';

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64"/></svg>';
const imprint = { team: 'The team', mark, by: 'Callum Reddington', now };
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const words = (length: number) =>
  'Officers walk the whole of the market on Saturday morning. '.repeat(9).slice(0, length).trim();

const nothing: Sheet = {
  ...{ area: 'Bedford', where: 'District, Bedfordshire', days: 'Monday 23 to Sunday 29 November 2026' },
  ...{
    facts: [{ label: 'Written by', value: 'Dana Whitlock' }],
    released: 'Released',
    destroyOn: '30 November 2026',
  },
  level: { set: 'no information', title: 'No information', meaning: 'Nobody has set a level.' },
  ...{
    tasks: [],
    lines: [],
    avoid: [],
    places: [],
    stayAway: [],
    moreStayAway: false,
    dates: [],
    promises: [],
    heard: [],
  },
  ask: 'the Prevent team',
};

const task = {
  id: 'one',
  what: words(longest.task),
  who: words(longest.who),
  when: 'Mon 23 Nov',
  done: words(40),
};
const place = { id: 'one', name: words(70), type: words(45), relationship: 'Regular two-way contact' };
const most: Sheet = {
  ...nothing,
  area: 'King’s Lynn and West Norfolk with everything round it',
  facts: times(4, { label: 'Released by', value: 'Marcus Adeyinka, 22 November 2026' }),
  level: { set: 4, title: 'High, rising', meaning: words(240) },
  tasks: times(mostWords.tasks, task),
  lines: times(mostWords.lines, words(longest.line)),
  avoid: times(mostWords.avoid, words(longest.line)),
  places: times(7, { ...place, officer: 'Dana Whitlock', reach: '01632 960 123, office@college.example' }),
  ...{ stayAway: times(25, words(50)), moreStayAway: true },
  dates: times(9, { id: null, when: 'Wed 25 Nov', what: words(130) }),
  promises: times(3, { what: words(130), whom: words(60), when: 'By Thu 26 Nov' }),
  heard: times(2, { said: words(160), did: words(160) }),
};

it.for([
  ['nothing is known', nothing],
  ['all is as long as it may be', most],
] as const)('is two sheets of A4, not three, when %s', async ([, sheet]) => {
  const pdf = Buffer.from(await briefingPdf(sheet, imprint)).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
});
