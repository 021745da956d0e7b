import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';
import type { GroupMemberId } from '#db/schema/tension-groups.ts';
import type { Trend } from '#db/schema/tension-assessments.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import type { FoundMeeting } from '#lib/tension/groups/find.ts';
import { type AgreedLevel, type Minutes, mostDecisions } from '#lib/tension/groups/minutes.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { staysField } from '../../_text-check.ts';

const list = z.array(z.string()).optional();

/** The form of the minutes: levels and decisions stand in rows, and an empty row is none. */
export const minutesForm = z.object({
  present: list,
  ...{ area: list, level: list, trend: list, words: list, dissent: list },
  ...{ decision: list, because: list },
  sequence: z.string().optional(),
  ...staysField,
});
export type MinutesTyped = {
  present: string[];
  area: string[];
  level: string[];
  trend: string[];
  words: string[];
  dissent: string[];
  decision: string[];
  because: string[];
  sequence: string;
  stays: string;
};

/** Rows offered beyond those that are filled. */
const blank = 2;
export const mostLevels = 15;

/** How many rows of levels and of decisions the form shows for what stands in it. */
export const rowsOf = ({ area, decision }: Pick<MinutesTyped, 'area' | 'decision'>) => ({
  levels: Math.min(mostLevels, area.filter(Boolean).length + blank),
  decisions: Math.min(mostDecisions, decision.filter(Boolean).length + blank),
});

/** What the form holds of a meeting before anybody typed. */
export const filledFrom = ({ meeting, present, levels, decisions }: FoundMeeting): MinutesTyped => ({
  present: present.map(({ id }) => id),
  area: levels.map(({ agreed }) => agreed.areaId),
  level: levels.map(({ agreed }) => String(agreed.level)),
  trend: levels.map(({ agreed }) => agreed.trend),
  words: levels.map(({ agreed }) => agreed.words),
  dissent: levels.map(({ agreed }) => agreed.dissent ?? ''),
  decision: decisions.map(({ words }) => words),
  because: decisions.map(({ reason }) => reason ?? ''),
  ...{ sequence: String(meeting.sequence), stays: '' },
});

type Known = { members: ReadonlySet<string>; areas: ReadonlySet<string> };

/** What was typed as the verb takes it, with a sentence for each row that is not whole. */
export function readMinutes(
  values: MinutesTyped,
  known: Known,
): { minutes: Minutes | null; mistakes: Mistakes } {
  const rows = values.area.flatMap((area, index) => levelRow(values, { area, index }, known));
  const areas = rows.map(({ level }) => level?.areaId).filter(Boolean);
  const isTwice = new Set(areas).size < areas.length;
  const mistakes = {
    ...Object.assign({}, ...rows.map(({ mistakes: own }) => own)),
    ...(isTwice ? { area: 'Enter each area once' } : {}),
    ...tooLong(values),
  } as Mistakes;
  if (Object.keys(mistakes).length > 0) return { minutes: null, mistakes };
  const minutes = {
    present: values.present.filter((id) => known.members.has(id)) as GroupMemberId[],
    levels: rows.flatMap(({ level }) => (level ? [level] : [])),
    decisions: values.decision
      .map((words, index) => ({ words, reason: values.because[index] || null }))
      .filter(({ words }) => words !== '')
      .slice(0, mostDecisions),
  };
  return { minutes, mistakes };
}

type Row = { level: AgreedLevel | null; mistakes: Mistakes };

function levelRow(
  values: MinutesTyped,
  { area, index }: { area: string; index: number },
  known: Known,
): Row[] {
  const [level = '', trend = ''] = [values.level[index], values.trend[index]];
  const [words = '', dissent = ''] = [values.words[index], values.dissent[index]];
  if (!area && !level && !words && !dissent) return [];
  const mistakes = {
    ...(known.areas.has(area) ? {} : { [`area-${index}`]: 'Choose the area' }),
    ...(/^[1-5]$/.test(level) ? {} : { [`level-${index}`]: 'Choose the level that was agreed' }),
    ...(words ? {} : { [`words-${index}`]: 'Enter why this level was agreed' }),
  };
  if (Object.keys(mistakes).length > 0) return [{ level: null, mistakes }];
  const said = { words, dissent: dissent || null, trend: (trend || 'steady') as Trend };
  return [{ level: { areaId: area as AreaId, level: Number(level) as Level, ...said }, mistakes: {} }];
}

const longest = 1000;
function tooLong({ words, dissent, decision, because }: MinutesTyped): Mistakes {
  const over = (name: string, texts: readonly string[]) =>
    texts.flatMap((text, index) =>
      text.length > longest ? [[`${name}-${index}`, `Shorten this to ${longest} characters or fewer`]] : [],
    );
  return Object.fromEntries([
    ...over('words', words),
    ...over('dissent', dissent),
    ...over('decision', decision),
    ...over('because', because),
  ]) as Mistakes;
}
