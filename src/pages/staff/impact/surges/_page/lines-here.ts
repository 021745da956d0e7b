import { moment } from '#lib/dates.ts';
import { releasedLines } from '#lib/impact/comms/released-lines.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { paths } from '#lib/web/paths.ts';
import type { OpenSurge } from '../_open-surge.ts';
import type { Sheet } from './sheet.ts';

/** The lines that communications released for the areas of a surge, for whoever reads plans there. */
export async function linesHere({ db, officer, now }: OpenSurge, { areas }: Sheet) {
  const ways = await Promise.all(
    areas.map(async ({ id }) => ({ id, path: await knownAreaPath(db, id, now) })),
  );
  const theirs = ways.filter(({ path }) => can.seeComms(officer, path)).map(({ id }) => id);
  const lines = await releasedLines(db, officer, theirs, now, 6);
  return {
    lines: lines.map((one) => ({
      ...{ words: one.words, question: one.question, tag: one.tag, direction: one.direction },
      releasedAt: moment(one.releasedAt),
    })),
    plan: theirs.length > 0 ? { href: paths.staff.commsPlans, text: 'Comms plans' } : undefined,
  };
}
