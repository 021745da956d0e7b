import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { ukDay } from '#lib/dates.ts';
import { type Mapping, registerCode } from './mapping.ts';
import type { PreviewFeature } from './preview.ts';

const slugOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * Adds the neighbourhoods that the register does not know, below their force; a step of committing a layer.
 *
 * @returns their new areas by the position of the feature
 */
export async function addNeighbourhoods(
  tx: Db,
  mapping: Mapping,
  features: readonly PreviewFeature[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<number, string>> {
  const { force } = mapping;
  const unknown = features.filter((feature) => feature.area === null);
  if (!force || unknown.length === 0) return new Map();
  const validFrom = ukDay(now);
  const rows = unknown.map(({ code, name }) => ({
    ...{
      kind: 'neighbourhood' as const,
      code: registerCode(mapping, code),
      name,
      parentId: force.id,
      validFrom,
    },
    // Names repeat, within a force too.
    slug: `${slugOf(force.code)}-${slugOf(name)}-${slugOf(code)}`,
  }));
  const added = await tx.insert(area).values(rows).returning({ id: area.id, code: area.code });
  const byCode = new Map(added.map(({ id, code }) => [code, id]));
  return new Map(unknown.map(({ position, code }) => [position, byCode.get(registerCode(mapping, code))!]));
}
