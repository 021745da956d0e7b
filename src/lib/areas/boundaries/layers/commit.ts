import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { boundaryLayer, type BoundaryLayerId } from '#db/schema/boundaries.ts';
import { boundaryUpload, type BoundaryUploadId } from '#db/schema/boundary-uploads.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { addNeighbourhoods } from '../uploads/add-neighbourhoods.ts';
import type { Mapping } from '../uploads/mapping.ts';
import { previewOf, type PreviewFeature } from '../uploads/preview.ts';
import { lockKind } from './in-use.ts';
import { replaceInUse } from './replace.ts';

/** What an administrator says of a file that becomes a layer. */
export type LayerDetails = {
  mapping: Mapping;
  name: string;
  attribution: string;
  sourceDate: Temporal.PlainDate | null;
  /** Goes on without the features that cannot be used. */
  leavesOut: boolean;
  /** Adds neighbourhoods to the register that it does not know yet. */
  addsAreas: boolean;
};

export type CommitRefusal = 'gone' | 'not read' | 'has problems' | 'nothing to use' | 'no force';

/** Makes a file that was read the layer in use: all of it or nothing. The former layer is kept, and retired. */
export async function commitUpload(
  db: Db,
  actor: Officer,
  id: BoundaryUploadId,
  details: LayerDetails,
  now: Temporal.Instant,
): Promise<Outcome<BoundaryLayerId, CommitRefusal>> {
  const { mapping } = details;
  if ((mapping.kind === 'neighbourhood') !== (mapping.force !== null)) return refused('no force');
  return db.transaction(async (tx) => {
    await lockKind(tx, mapping.kind, mapping.force?.id ?? null);
    const [upload] = await tx.select().from(boundaryUpload).where(eq(boundaryUpload.id, id)).for('update');
    if (!upload) return refused('gone');
    if (!upload.readAt || upload.failure || !upload.format) return refused('not read');
    const { features } = await previewOf(tx, id, mapping, now);
    const usable = features.filter(({ problem }) => problem === null);
    if (usable.length === 0) return refused('nothing to use');
    if (usable.length < features.length && !details.leavesOut) return refused('has problems');
    const added = details.addsAreas ? await addNeighbourhoods(tx, mapping, usable, now) : null;
    const layerId = await addLayer(tx, actor, upload, details, leftOut(features), now);
    await addBoundaries(tx, layerId, id, usable, added);
    await replaceInUse(
      tx,
      actor,
      { id: layerId, kind: mapping.kind, forceId: mapping.force?.id ?? null },
      now,
    );
    await tx.delete(boundaryUpload).where(eq(boundaryUpload.id, id));
    return done(layerId);
  });
}

const leftOut = (features: readonly PreviewFeature[]): string[] =>
  features.flatMap(({ position, code, name, problem }) =>
    problem ? [`Feature ${position}${code ? `, ${name} (${code})` : ''}: ${problem}`] : [],
  );

async function addLayer(
  tx: Db,
  actor: Officer,
  upload: typeof boundaryUpload.$inferSelect,
  { mapping, name, attribution, sourceDate }: LayerDetails,
  remarks: string[],
  now: Temporal.Instant,
): Promise<BoundaryLayerId> {
  const { kind, force, codeField, nameField } = mapping;
  const forceId = force?.id ?? null;
  const version = sql<number>`(select coalesce(max(version), 0) + 1 from boundary_layer
    where kind = ${kind} and force_id is not distinct from ${forceId}::uuid)`;
  const { fileName, fileHash } = upload;
  const [row] = await tx
    .insert(boundaryLayer)
    .values({
      ...{ kind, forceId, version, name, attribution, sourceDate, fileName, fileHash, codeField, nameField },
      ...{ format: upload.format!, readAs: upload.readAs!, remarks, committedAt: now, committedBy: actor.id },
    })
    .returning({ id: boundaryLayer.id });
  return row!.id;
}

// The shapes stay where they are: only which is whose travels.
async function addBoundaries(
  tx: Db,
  layerId: BoundaryLayerId,
  uploadId: BoundaryUploadId,
  features: readonly PreviewFeature[],
  added: ReadonlyMap<number, string> | null,
): Promise<void> {
  const named = features.map(({ position, code, name, area }) => ({
    ...{ position, code, name },
    area_id: area?.id ?? added?.get(position) ?? null,
  }));
  await tx.execute(sql`
    insert into boundary (layer_id, area_id, code, name, shape, drawn, west, south, east, north, remarks)
    select ${layerId}::uuid, n.area_id, n.code, n.name, f.shape, f.drawn, f.west, f.south, f.east, f.north, f.remarks
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb)
      as n(position int, code text, name text, area_id uuid)
    join boundary_upload_feature f on f.upload_id = ${uploadId}::uuid and f.position = n.position`);
}
