import type { AreaId } from '#db/schema/areas.ts';
import { groundOf } from '#lib/areas/ground.ts';
import { boxRound } from '#lib/map/box.ts';
import { middleOf } from '#lib/map/middle.ts';
import { sheetFor } from '#lib/map/sheet.ts';

/** A district as it lies on the ground: its outline, and where its mark stands. */
type Piece = { d: string; x: number; y: number };
/** Districts on a sheet, and whom their publishers ask to be named. */
export type DrawnMap = { size: string; pieces: ReadonlyMap<AreaId, Piece>; attributions: readonly string[] };

/** The districts of some boundaries in use; null where nobody has imported any that have them. */
export async function drawnDistricts(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  districts: readonly { id: AreaId }[],
): Promise<DrawnMap | null> {
  const ground = await groundOf(db, now);
  if (!ground.isImported) return null;
  const asked = new Set(districts.map(({ id }) => id));
  const own = ground.pieces.flatMap(({ areaId, shape, box }) =>
    areaId && asked.has(areaId) ? [{ areaId, shape, box }] : [],
  );
  const box = boxRound(own.map((piece) => piece.box));
  if (!box) return null;
  const sheet = sheetFor(box);
  const pieces = own.map(({ areaId, shape }): [AreaId, Piece] => {
    const [x, y] = sheet.at(...(middleOf([shape]) ?? [box.west, box.north]));
    return [areaId, { d: sheet.path(shape), x, y }];
  });
  return {
    size: `0 0 ${sheet.width} ${sheet.height}`,
    pieces: new Map(pieces),
    attributions: ground.attributions,
  };
}
