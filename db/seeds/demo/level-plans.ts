import type { Trend } from '../../schema/tension-assessments.ts';
import type { Level } from '../../schema/tension-scale.ts';
import type { IssueKey } from './level-words.ts';

/** What a district stands at today, and how many days ago somebody said so. */
export type LevelPlan = {
  code: string;
  level: Level;
  days: number;
  trend: Trend;
  issue: IssueKey;
  /** Its issue is over, so that nothing stands any more. */
  isClosed?: boolean;
};

const plan = (
  code: string,
  level: Level,
  days: number,
  trend: Trend,
  issue: IssueKey,
  isClosed = false,
): LevelPlan => ({ code, level, days, trend, issue, isClosed });

/** The first issue of each district of the region; one has never been assessed. */
export const firstPlans: readonly LevelPlan[] = [
  plan('E06000055', 4, 1, 'rising', 'march'),
  plan('E06000032', 3, 2, 'steady', 'trial'),
  plan('E06000056', 3, 9, 'steady', 'meets'),
  plan('E06000031', 3, 3, 'falling', 'centre'),
  plan('E07000008', 2, 6, 'steady', 'abroad'),
  plan('E07000009', 1, 20, 'steady', 'youth'),
  plan('E07000010', 2, 8, 'steady', 'asylum'),
  plan('E07000011', 1, 14, 'steady', 'services'),
  plan('E07000012', 1, 16, 'steady', 'rumour'),
  plan('E07000146', 2, 6, 'steady', 'services'),
  plan('E07000147', 1, 12, 'steady', 'carnival'),
  plan('E07000144', 1, 9, 'steady', 'stickers'),
  plan('E07000143', 2, 19, 'rising', 'asylum'),
  plan('E07000149', 1, 11, 'steady', 'youth'),
  plan('E07000148', 2, 4, 'rising', 'carnival'),
  plan('E07000145', 3, 5, 'steady', 'asylum'),
  plan('E07000245', 1, 9, 'steady', 'centre'),
  plan('E07000203', 1, 64, 'falling', 'rumour', true),
  plan('E07000244', 2, 7, 'falling', 'asylum'),
  plan('E07000202', 3, 4, 'steady', 'youth'),
  plan('E07000099', 1, 13, 'steady', 'stickers'),
  plan('E07000243', 2, 5, 'falling', 'centre'),
  plan('E07000077', 1, 22, 'steady', 'rumour'),
  plan('E07000067', 2, 6, 'rising', 'asylum'),
  plan('E07000071', 2, 3, 'steady', 'abroad'),
  plan('E07000076', 3, 2, 'rising', 'renewal'),
  plan('E07000241', 1, 10, 'steady', 'abroad'),
  plan('E07000242', 1, 18, 'steady', 'services'),
  plan('E07000073', 4, 1, 'falling', 'renewal'),
  plan('E07000070', 1, 9, 'steady', 'carnival'),
  plan('E07000074', 1, 37, 'steady', 'services'),
  plan('E07000096', 1, 8, 'steady', 'meets'),
  plan('E07000240', 1, 11, 'steady', 'abroad'),
  plan('E07000095', 2, 9, 'steady', 'meets'),
  plan('E07000072', 2, 7, 'steady', 'asylum'),
  plan('E07000068', 1, 15, 'steady', 'centre'),
  plan('E07000066', 2, 5, 'rising', 'renewal'),
  plan('E07000075', 1, 41, 'steady', 'youth'),
  plan('E07000102', 2, 51, 'falling', 'patrols', true),
  plan('E07000103', 2, 4, 'steady', 'abroad'),
  plan('E07000098', 2, 3, 'rising', 'stickers'),
  plan('E06000034', 2, 6, 'steady', 'patrols'),
  plan('E07000069', 1, 12, 'steady', 'meets'),
  plan('E06000033', 2, 8, 'steady', 'centre'),
];

/** Where more than one issue is assessed: none of these is graver than the first. */
export const secondPlans: readonly LevelPlan[] = [
  plan('E06000055', 2, 6, 'steady', 'stickers'),
  plan('E06000055', 1, 17, 'falling', 'youth'),
  plan('E06000032', 2, 5, 'falling', 'abroad'),
  plan('E06000031', 2, 7, 'rising', 'youth'),
  plan('E07000073', 1, 12, 'steady', 'centre'),
  plan('E07000202', 2, 9, 'steady', 'stickers'),
  plan('E07000148', 1, 15, 'steady', 'patrols'),
  plan('E07000145', 2, 6, 'steady', 'centre'),
];
