import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaKind } from '#db/schema/areas.ts';
import type { BoundaryUploadId } from '#db/schema/boundary-uploads.ts';
import type { BoundaryLayerId } from '#db/schema/boundaries.ts';
import type { Officer } from '#lib/actor.ts';
import { commitUpload, type LayerDetails } from '#lib/areas/boundaries/layers/commit.ts';
import type { Mapping } from '#lib/areas/boundaries/uploads/mapping.ts';
import { askReading, keepUpload } from '#lib/areas/boundaries/uploads/keep.ts';
import { readUploaded } from '#lib/areas/boundaries/uploads/read.ts';
import { now } from './makers.ts';

/** Districts whose code and name stand in the properties that the test files have. */
export const ofDistricts: Mapping = { kind: 'district', force: null, codeField: 'code', nameField: 'name' };

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
}

/** A file that was sent and read, as its preview finds it. */
export async function anUpload(
  db: Db,
  officer: Officer,
  bytes: Uint8Array,
  name = 'districts.geojson',
): Promise<BoundaryUploadId> {
  const id = await keepUpload(db, officer, { name, content: inPieces(bytes) }, now);
  await askReading(db, id, 'as_said');
  await readUploaded(db, id, () => now);
  return id;
}

/** What an administrator says of a layer, unless a test says otherwise. */
export const someDetails = (given: Partial<LayerDetails> = {}): LayerDetails => ({
  mapping: ofDistricts,
  name: 'Districts',
  attribution: 'Source: a publisher.',
  sourceDate: null,
  leavesOut: false,
  addsAreas: false,
  ...given,
});

/** A layer in use, made from a file. */
export async function aLayer(
  db: Db,
  officer: Officer,
  bytes: Uint8Array,
  given: Partial<LayerDetails> = {},
): Promise<BoundaryLayerId> {
  const used = await commitUpload(db, officer, await anUpload(db, officer, bytes), someDetails(given), now);
  if (!used.ok) throw new Error(used.reason);
  return used.value;
}

/** An area of the register by its code. */
export async function areaCoded(db: Db, kind: AreaKind, code: string) {
  const [row] = await db
    .select()
    .from(area)
    .where(and(eq(area.kind, kind), eq(area.code, code), isNull(area.validTo)));
  return row!;
}
