import {
  type Counts,
  countMistake,
  type Measure,
  measures,
  mostCounted,
} from '#lib/reports/referral-quality/counts.ts';
import { enterQuality, type Typed } from '#lib/reports/referral-quality/enter.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readFields } from '#lib/web/form-body.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { OpenEntry } from './_open-entry.ts';

type Page = { request: Request; response: { status?: number } };

/** What stands in a box of the grid: its name is that of its measure and sector. */
export const boxName = (measure: Measure, sector: string): string => `${measure}-${sector}`;
/** Which row whoever typed saw for a sector. */
export const seenName = (sector: string): string => `seen-${sector}`;

export type Grid = Readonly<Record<string, string>>;

/** The rows that hold now, by sector: those that no later one corrects. */
export function newest(history: OpenEntry['history']) {
  const corrected = new Set(history.map(({ correctsId }) => correctsId));
  return new Map(history.filter(({ id }) => !corrected.has(id)).map((one) => [one.sector, one]));
}

function filled({ history, sectors }: OpenEntry): Grid {
  const known = newest(history);
  const boxes = sectors.flatMap(({ code }) => [
    [seenName(code), known.get(code)?.id ?? ''] as const,
    ...measures.map((measure) => [boxName(measure, code), String(known.get(code)?.[measure] ?? '')] as const),
  ]);
  return Object.fromEntries(boxes);
}

/** Answers the grid: how many sectors were entered, or what was typed and what is wrong. */
export async function answerEntry(
  { request, response }: Page,
  open: OpenEntry,
): Promise<{ entered: number | null; values: Grid; errors: Mistakes }> {
  const { district, quarter } = open;
  if (request.method !== 'POST' || !district) return { entered: null, values: filled(open), errors: {} };
  const fields = await readFields(request);
  const values = Object.fromEntries(
    Object.keys(filled(open)).map((name) => [name, fields.get(name)?.[0]?.trim() ?? '']),
  );
  const read = open.sectors.map(({ code, label }) => readSector(values, code, label));
  const errors = Object.assign({}, ...read.map(({ mistake }) => mistake)) as Mistakes;
  if (Object.keys(errors).length > 0) {
    hasMistakes(response);
    return { entered: null, values, errors };
  }
  const typed = read.flatMap(({ typed: one }) => one ?? []);
  const place = { quarter, districtId: district.id };
  const outcome = await enterQuality(open.db, open.officer, place, typed, open.now);
  if (outcome.ok) return { entered: outcome.value.entered, values, errors: {} };
  isRefused(response);
  const [first] = open.sectors;
  return { entered: null, values, errors: { [boxName('received', first!.code)]: changedMeanwhile } };
}

const changedMeanwhile =
  'Somebody else entered counts here since you opened this page. Theirs are listed below: open the page again to put them right';

// Blank is not nought: four blanks say that nothing was told, four noughts that there was nothing.
function readSector(values: Grid, sector: string, label: string): { typed?: Typed; mistake: Mistakes } {
  const boxes = measures.map((measure) => [measure, values[boxName(measure, sector)] ?? ''] as const);
  const seenId = readId<'referral_quality'>(values[seenName(sector)]);
  if (boxes.every(([, text]) => text === '') && !seenId) return { mistake: {} };
  const wrong = boxes.filter(([, text]) => !isCount(text));
  if (wrong.length > 0)
    return {
      mistake: Object.fromEntries(
        wrong.map(([measure, text]) => [
          boxName(measure, sector),
          text === ''
            ? `${label}: enter 0 if there were none`
            : `${label}: enter a whole number from 0 to ${mostCounted.toLocaleString('en-GB')}`,
        ]),
      ),
    };
  const counts = Object.fromEntries(boxes.map(([measure, text]) => [measure, Number(text)])) as Counts;
  const mistake = countMistake(counts);
  const at = boxName(counts.complete > counts.received ? 'complete' : 'progressed', sector);
  return mistake
    ? { mistake: { [at]: `${label}: ${mistake.charAt(0).toLowerCase()}${mistake.slice(1)}` } }
    : { typed: { sector, seenId, ...counts }, mistake: {} };
}

const isCount = (text: string): boolean => /^\d{1,6}$/.test(text) && Number(text) <= mostCounted;
