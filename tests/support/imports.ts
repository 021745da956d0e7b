import { eq } from 'drizzle-orm';
import type { Connection, Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import {
  type ImportId,
  type ImportKind,
  importRow,
  importRun,
  type ImportSettings,
} from '#db/schema/imports.ts';
import { roleGrant } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { askCheck, askUndo, askWrite } from '#lib/institutions/imports/ask.ts';
import { askLook, keepUpload } from '#lib/institutions/imports/keep-upload.ts';
import { workOnImport } from '#lib/institutions/imports/work.ts';
import { ukDay } from '#lib/dates.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { importer } from '../../src/importer.ts';
import { anOfficer, now, secret } from './makers.ts';

/** An officer who may import in both regions. */
export async function anImporter({ db }: Connection): Promise<Officer> {
  const officer = await anOfficer(db);
  const regions = await db.select().from(area).where(eq(area.kind, 'region'));
  const startsOn = Temporal.PlainDate.from('2026-01-01');
  const role = 'supervisor' as const;
  const held = { officerId: officer.id, role, startsOn };
  await db.insert(roleGrant).values(regions.map(({ id }) => ({ ...held, areaId: id })));
  const more = regions.map(({ id, name }) => ({ role, areaId: id, areaName: name }));
  return { ...officer, grants: [...officer.grants, ...more] };
}

type Given = {
  officer?: Officer;
  kind?: ImportKind;
  name?: string;
  mapping?: Record<string, string>;
  settings?: ImportSettings;
  clock?: () => Temporal.Instant;
};

/** What the worker would do with a file that somebody sent, step by step. */
export function anImport(connection: Connection, given: Given = {}) {
  const { db, sql } = connection;
  const { kind = 'institutions', name = 'list.csv', clock = () => now } = given;
  const desk = { db, sql, secret, clock };
  const work = (id: ImportId) => workOnImport(desk, id, importer(desk));
  const find = async (id: ImportId) => (await db.select().from(importRun).where(eq(importRun.id, id)))[0]!;
  const officerOf = async () => (given.officer ??= await anImporter(connection));
  return {
    find,
    rows: (id: ImportId) =>
      db.select().from(importRow).where(eq(importRow.importId, id)).orderBy(importRow.number),
    /** Sends a file, and has its headings looked at. */
    async send(content: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<ImportId> {
      const officer = await officerOf();
      const areas = await areasFor(db, officer, 'importRecords');
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const parts = bytes instanceof Uint8Array ? once(bytes) : bytes;
      const id = await keepUpload(db, officer, { name, content: parts }, areas, clock());
      await askLook(db, officer, { id, kind }, clock());
      await work(id);
      return id;
    },
    /** Has every row checked, as the columns were proposed where nothing else was said. */
    async check(id: ImportId): Promise<void> {
      const run = await find(id);
      if (run.state !== 'mapping') throw new Error(run.failure ?? run.state);
      const mapping = { ...run.mapping, ...given.mapping };
      const settings = { ...run.settings, ...given.settings };
      await askCheck(db, await officerOf(), id, { mapping, settings }, clock());
      await work(id);
    },
    async write(id: ImportId): Promise<void> {
      await askWrite(db, await officerOf(), id, clock());
      await work(id);
    },
    async undo(id: ImportId) {
      const asked = await askUndo(db, await officerOf(), id, clock());
      if (asked.ok) await work(id);
      return asked;
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** An import of an officer who may import in one area, which was written today. */
export async function aRun(db: Db, officer: Officer, areaId: AreaId): Promise<ImportId> {
  const file = {
    kind: 'institutions',
    fileName: 'list.csv',
    fileBytes: 10,
    fileHash: new Uint8Array([1]),
  } as const;
  const [row] = await db
    .insert(importRun)
    .values({
      ...{ ...file, state: 'done', areaIds: [areaId], startedAt: now, startedBy: officer.id },
      ...{ writtenAt: now, writtenBy: officer.id, undoUntil: ukDay(now).add({ days: 29 }) },
    })
    .returning({ id: importRun.id });
  return row!.id;
}
