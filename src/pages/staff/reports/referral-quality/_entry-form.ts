import { type Counts, countMistake, measures, mostCounted } from '#lib/reports/referral-quality/counts.ts';
import { enterQuality, type Typed } from '#lib/reports/referral-quality/enter.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readFields } from '#lib/web/form-body.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { besideTheirs } from './_beside-theirs.ts';
import { boxName, filled, type Grid, seenName } from './_boxes.ts';
import type { OpenEntry } from './_open-entry.ts';

type Page = { request: Request; response: { status?: number } };

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
  return { entered: null, ...besideTheirs(values, open) };
}

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
