import { longest } from '#lib/calendar/briefings/items.ts';
import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import { type ReleasedLine, releasedLines } from '#lib/impact/comms/released-lines.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import type { OpenBriefing } from './_open-briefing.ts';

/** The lines of comms plans that a briefing can take over: released, in the area or round it, and short enough for a sheet. */
export async function linesToTake({ db, officer, found, path, now }: OpenBriefing): Promise<ReleasedLine[]> {
  if (!can.seeComms(officer, path)) return [];
  const seen = new Set(await knownAreasFor(db, officer, 'seeComms', now));
  const areas = [...(await areasWithin(db, found.area.slug)), ...path].filter((id) => seen.has(id));
  const lines = await releasedLines(db, officer, [...new Set(areas)], now);
  return lines.filter(({ kind, words }) => kind === 'holding_line' && words.length <= longest.line);
}

/** What was typed, with a line put where none stands yet; as it was where there is no room or the line is there. */
export function withLine<Values extends Readonly<Record<string, unknown>>>(
  values: Values,
  line: ReleasedLine | undefined,
): Values {
  const names = Object.keys(values)
    .filter((name) => /^line-\d+$/.test(name))
    .sort();
  const free = names.find((name) => !values[name]);
  const isThere = names.some((name) => values[name] === line?.words);
  return line && free && !isThere ? { ...values, [free]: line.words } : values;
}
