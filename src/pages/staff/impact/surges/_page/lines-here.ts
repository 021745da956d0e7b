import { moment } from '#lib/dates.ts';
import { releasedLines } from '#lib/impact/comms/released-lines.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { OpenSurge } from '../_open-surge.ts';
import { issues } from './beside.ts';
import type { Sheet } from './sheet.ts';

/** The lines that communications released for the areas of a surge, for whoever reads plans there. */
export async function linesHere({ db, officer, now }: OpenSurge, { areas, surge }: Sheet) {
  const ways = await Promise.all(
    areas.map(async ({ id, slug }) => ({ id, slug, path: await knownAreaPath(db, id, now) })),
  );
  const writes = ways.find(({ path }) => can.writeComms(officer, path));
  const theirs = ways.filter(({ path }) => can.seeComms(officer, path)).map(({ id }) => id);
  const lines = await releasedLines(db, officer, theirs, now, 6);
  return {
    lines: lines.map((one) => ({
      ...{ words: one.words, question: one.question, tag: one.tag, direction: one.direction },
      releasedAt: moment(one.releasedAt),
    })),
    plan: theirs.length > 0 ? { href: paths.staff.commsPlans, text: 'Comms plans' } : undefined,
    begin: writes && !surge.closedAt ? beginPath(writes.slug, surge.kind) : undefined,
  };
}

const beginPath = (area: string, kind: Sheet['surge']['kind']): string =>
  withQuery(paths.staff.newCommsPlan, { area, category: issues[kind] });
