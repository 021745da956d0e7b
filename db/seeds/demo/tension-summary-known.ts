import type { AreaId } from '../../schema/areas.ts';
import type { AssessmentId } from '../../schema/tension-assessments.ts';
import { type Level } from '../../schema/tension-scale.ts';
import { levelsAt } from '#lib/tension/levels/area-levels.ts';
import type { Scale } from '#lib/tension/levels/scale.ts';
import { countedIn, levelsInShort } from '#lib/tension/summaries/compose.ts';
import type { District } from '#lib/tension/summaries/material.ts';
import type { Paragraph } from '#lib/tension/summaries/paragraphs.ts';
import { tensionLevels } from '../reference/tension-scale.ts';
import { reading, type Transaction } from './rows.ts';

const scale: Scale = {
  levels: tensionLevels.map(({ level, review_hours: reviewHours, ...one }) => ({
    ...{ ...one, level: level as Level, reviewHours },
  })),
  anchors: [],
};
const restricted = { sharing: 'restricted' } as const;

type Asked = { districts: readonly District[]; week: Temporal.PlainDate };
type Standing = { id: AssessmentId; areaId: AreaId; issue: string; rationale: string };
type Return = { id: string; areaId: AreaId; answer: 'nothing' | 'something' };

/**
 * What was known of a force in a week, at a moment of it: its levels and why they were set, and who reported. So no
 * summary of the demonstration says anything else than its assessments and returns do.
 */
export async function knownInWeek(tx: Transaction, { districts, week }: Asked, at: Temporal.Instant) {
  const ids = districts.map(({ id }) => id);
  const levels = await levelsAt(reading(tx), ids, at);
  const before = await levelsAt(reading(tx), ids, at.subtract({ hours: 7 * 24 }));
  const graver = [...levels.values()]
    .filter(({ level }) => level > 1)
    .map(({ assessmentId }) => assessmentId);
  const assessments = await tx<Standing[]>`
    select x.id, x.area_id as "areaId", x.issue, x.rationale from tension_assessment x join area a on a.id = x.area_id
    where x.id = any(${graver}) order by a.name`;
  const returns = await tx<Return[]>`
    select id, area_id as "areaId", answer from tension_return
    where area_id = any(${ids}) and week = ${week.toString()}::date and sent_at <= ${at.toString()}`;
  const short = levelsInShort({ districts, levels, before, scale });
  const taken = [...assessments, ...returns].map(({ id }) => id);
  return { counted: countedIn({ districts, returns }), taken, paragraphs: said(short, assessments) };
}

const said = (short: string, assessments: readonly Standing[]): Paragraph[] => [
  { section: 'overview', areaId: null, heading: null, words: short, assessmentId: null, ...restricted },
  ...assessments.map(({ id, areaId, issue, rationale }) => ({
    ...{ section: 'district' as const, areaId, heading: issue, words: rationale, assessmentId: id },
    ...restricted,
  })),
];
