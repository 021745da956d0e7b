import { expect, it } from 'vitest';
import type { SummarySheet } from '#lib/tension/summaries/print/sheet.ts';
import { summaryPdf } from '#lib/tension/summaries/print/summary-pdf.ts';
import { longest, sheetHolds } from '#lib/tension/summaries/paragraphs.ts';
import { sectionWords } from '#lib/tension/summaries/words.ts';
import { now } from '../../support/makers.ts';

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64"/></svg>';
const imprint = { team: 'The team', mark, by: 'Callum Reddington', now };
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const words = (length: number) =>
  'Officers walk the whole of the market on Saturday morning. '.repeat(200).slice(0, length).trim();

const nothing: SummarySheet = {
  ...{ marking: 'OFFICIAL', area: 'Bedfordshire Police', week: '16 to 22 November 2026' },
  ...{ readers: 'For the organisations on the list of readers', counted: '', levels: [], sections: [] },
  approved: 'Approved by Marcus Adeyinka, 20 November 2026',
};
const level = { area: 'King’s Lynn and West Norfolk', set: 3, level: '3 Raised, rising' };
const titles = Object.values(sectionWords);
const share = Math.floor(sheetHolds.letters / sheetHolds.paragraphs) - longest.heading;
const spread = Array.from({ length: sheetHolds.paragraphs }, (_, index) => index);

/** As many paragraphs as a sheet holds, each as long as all of them may be, over all the parts. */
const many: SummarySheet = {
  ...nothing,
  ...{
    marking: 'OFFICIAL-SENSITIVE',
    counted: '9 of 20 districts reported, 4 of them that there is nothing',
  },
  levels: times(20, { ...level, change: 'Was 2 a week ago. Set 16 November 2026' }),
  sections: titles.map((title, part) => ({
    title,
    paragraphs: spread
      .filter((index) => index % titles.length === part)
      .map(() => ({ lead: `Milton Keynes: ${words(longest.heading)}`, lines: [words(share)] })),
  })),
};
const long: SummarySheet = {
  ...many,
  sections: [{ title: titles[0]!, paragraphs: times(3, { lead: '', lines: [words(longest.words)] }) }],
};

it.for([
  ['nothing is shared', nothing],
  ['there are as many paragraphs as may be', many],
  ['paragraphs are as long as they may be', long],
] as const)('is one sheet of A4 when %s', async ([, sheet]) => {
  const pdf = Buffer.from(await summaryPdf(sheet, imprint)).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
