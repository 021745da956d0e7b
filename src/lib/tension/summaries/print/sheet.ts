import type { Scale } from '../../levels/scale.ts';
import type { ShownLevel, SummaryOutput } from '../output.ts';
import { changeLine, countedLine, levelLine, sectionWords } from '../words.ts';

/** What the sheet of a summary says, in words ready to be read. */
export type SummarySheet = {
  marking: 'OFFICIAL' | 'OFFICIAL-SENSITIVE';
  area: string;
  week: string;
  /** "For police only", or for whom else it is. */
  readers: string;
  counted: string;
  levels: readonly {
    area: string;
    set: number | 'out of date' | 'no information';
    level: string;
    change: string;
  }[];
  sections: readonly { title: string; paragraphs: readonly { lead: string; lines: readonly string[] }[] }[];
  /** Who approved it, and when; or that nobody did. */
  approved: string;
};

type About = Pick<SummarySheet, 'area' | 'week' | 'approved'>;

/** The sheet of one output of a summary. */
export function sheetOf(text: SummaryOutput, scale: Scale, about: About): SummarySheet {
  const isPolice = text.output === 'restricted';
  return {
    ...about,
    marking: isPolice ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    readers: isPolice ? 'For police only' : 'For the organisations on the list of readers',
    counted: text.counted ? countedLine(text.counted) : '',
    levels: text.levels.map((one) => ({
      ...{ area: one.area, set: drawnBy(one), level: levelLine(one, scale), change: changeLine(one) },
    })),
    sections: text.sections.map(({ section, paragraphs }) => ({
      title: sectionWords[section],
      paragraphs: paragraphs.map(({ area, heading, words }) => ({
        lead: [area, heading].filter(Boolean).join(': '),
        lines: words.split('\n').filter((line) => line.trim() !== ''),
      })),
    })),
  };
}

const drawnBy = ({ state, level }: ShownLevel) =>
  (state === 'current' && level !== null ? level : null) ?? drawn(state);
const drawn = (state: ShownLevel['state']) => (state === 'out of date' ? state : ('no information' as const));
