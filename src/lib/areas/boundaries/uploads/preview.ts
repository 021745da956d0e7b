import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId, type AreaKind } from '#db/schema/areas.ts';
import { boundaryUploadFeature, type BoundaryUploadId } from '#db/schema/boundary-uploads.ts';
import { ukDay } from '#lib/dates.ts';
import { linkedInUse } from '../layers/in-use.ts';
import { codeProblems, type Mapping, registerCode } from './mapping.ts';

/** An area of the register, as far as a preview names it. */
export type Registered = { id: AreaId; code: string; name: string };

const { position, properties, drawn, problem, remarks } = boundaryUploadFeature;

/**
 * What would come of a file, with its areas held against the register as it stands today. Nothing is changed.
 *
 * @returns each feature with its problem or the area it would belong to; the areas of the register that the file
 * lacks; and those among them for which the layer in use has a boundary
 */
export async function previewOf(db: Db, uploadId: BoundaryUploadId, mapping: Mapping, now: Temporal.Instant) {
  const [rows, registered, inUse] = await Promise.all([
    featuresOf(db, uploadId),
    registeredIn(db, mapping, now),
    linkedInUse(db, mapping.kind, mapping.force?.id ?? null),
  ]);
  const named = rows.map((row) => ({
    ...row,
    code: row.properties[mapping.codeField] ?? '',
    name: row.properties[mapping.nameField] ?? '',
  }));
  const problems = codeProblems(named);
  const areaOf = lookup(registered, mapping);
  const features = named.map(({ properties: _all, ...feature }) => ({
    ...feature,
    name: feature.name || feature.code,
    problem: feature.problem ?? problems.get(feature.position) ?? null,
    area: areaOf(feature),
  }));
  const found = new Set(features.filter((one) => one.problem === null).map(({ area: linked }) => linked?.id));
  const missing = registered.filter(({ id }) => !found.has(id));
  return { features, missing, losing: missing.filter(({ id }) => inUse.has(id)) };
}
export type Preview = Awaited<ReturnType<typeof previewOf>>;
export type PreviewFeature = Preview['features'][number];

const featuresOf = (db: Db, uploadId: BoundaryUploadId) =>
  db
    .select({ position, properties, drawn, problem, remarks })
    .from(boundaryUploadFeature)
    .where(eq(boundaryUploadFeature.uploadId, uploadId))
    .orderBy(asc(position));

const registeredIn = (db: Db, { kind, force }: Mapping, now: Temporal.Instant): Promise<Registered[]> =>
  db
    .select({ id: area.id, code: area.code, name: area.name })
    .from(area)
    .where(
      and(
        eq(area.kind, kind),
        or(isNull(area.validTo), gt(area.validTo, ukDay(now))),
        force ? eq(area.parentId, force.id) : undefined,
      ),
    )
    .orderBy(asc(area.name));

// Regions and forces have codes of our own, which no publisher knows: they are known by name too.
const namedToo: readonly AreaKind[] = ['region', 'force'];

function lookup(registered: readonly Registered[], mapping: Mapping) {
  const byCode = new Map(registered.map((one) => [one.code.toLowerCase(), one]));
  const byName = namedToo.includes(mapping.kind)
    ? new Map(registered.map((one) => [one.name.toLowerCase(), one]))
    : null;
  return ({ code, name }: { code: string; name: string }): Registered | null =>
    byCode.get(registerCode(mapping, code).toLowerCase()) ?? byName?.get(name.toLowerCase()) ?? null;
}

/** The forces of the register, for whose neighbourhoods a file may be. */
export const listForces = (db: Db, now: Temporal.Instant): Promise<Registered[]> =>
  db
    .select({ id: area.id, code: area.code, name: area.name })
    .from(area)
    .where(and(inArray(area.kind, ['force']), or(isNull(area.validTo), gt(area.validTo, ukDay(now)))))
    .orderBy(asc(area.name));
