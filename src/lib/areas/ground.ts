import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Shape } from '#db/schema/boundaries.ts';
import type { Box } from '#lib/map/box.ts';
import { outline, outlineAttribution } from '#lib/map/outline.ts';
import { boxOf } from './boundaries/check/box.ts';
import { drawnInUse } from './boundaries/layers/drawn.ts';

/** A piece of ground to draw: a district as it was imported, or a county of the shipped outline. */
export type Ground = { areaId: AreaId | null; name: string; force: string | null; shape: Shape; box: Box };

/** What a map is drawn on, and whom it has to name. */
export type Grounds = { isImported: boolean; pieces: Ground[]; attributions: string[] };

const grounds = remembered<Grounds>(60);

/** The ground of every map: the district boundaries in use, or the outline where nobody has imported any. */
export const groundOf = (db: Db, now: Temporal.Instant): Promise<Grounds> =>
  grounds(db, '', now, async () => {
    const { shapes, attributions } = await drawnInUse(db, 'district');
    if (shapes.length === 0) return { isImported: false, ...shipped };
    const pieces = shapes.map(({ areaId, name, drawn }) => ({
      ...{ areaId, name, force: null, shape: drawn, box: boxOf(drawn) },
    }));
    return { isImported: true, pieces, attributions };
  });

const shipped = {
  pieces: outline().map(({ name, force, shape }) => ({
    ...{ areaId: null, name, force, shape, box: boxOf(shape) },
  })),
  attributions: [outlineAttribution],
};
