import type { Shape } from '#db/schema/boundaries.ts';
import { boxOf } from '#lib/areas/boundaries/check/box.ts';
import { drawnHere } from '#lib/areas/drawn-here.ts';
import { boxRound } from '#lib/map/box.ts';
import { outline, outlineAttribution } from '#lib/map/outline.ts';
import { sheetFor } from '#lib/map/sheet.ts';
import type { OpenArea } from './_open-area.ts';

/** A small map of where an area lies in its force; null where neither boundaries nor the shipped outline have it. */
export async function outlineOf({ db, area }: Pick<OpenArea, 'db' | 'area'>) {
  const force = area.kind === 'force' ? area.name : area.above.find(({ kind }) => kind === 'force')?.name;
  const around = outline().filter((one) => one.force === force);
  const drawn = await drawnHere(db, area.id);
  const named = area.kind === 'force' ? around : around.filter(({ name }) => name === area.name);
  const shapes: Shape[] = drawn?.shapes ?? named.map(({ shape }) => shape);
  const box = boxRound([...around.map(({ shape }) => shape), ...shapes].map(boxOf));
  if (shapes.length === 0 || !box) return null;
  const sheet = sheetFor(box);
  return {
    size: `0 0 ${sheet.width} ${sheet.height}`,
    ground: around.map(({ shape }) => sheet.path(shape)),
    own: shapes.map((shape) => sheet.path(shape)),
    attribution: drawn ? `${drawn.attribution} ${outlineAttribution}` : outlineAttribution,
  };
}
export type OutlineMap = NonNullable<Awaited<ReturnType<typeof outlineOf>>>;
