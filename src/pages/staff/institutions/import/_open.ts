import type { AstroGlobal } from 'astro';
import { findImport } from '#lib/institutions/imports/runs.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params'>;

/** The import that the address names, if whoever is signed in may import wherever it may write; else null. */
export async function openImport({ locals, params }: Page) {
  const officer = signedIn(locals);
  if (!can.importRecords(officer)) return null;
  const { db, now } = locals;
  const run = await findImport(db, await areasFor(db, officer, 'importRecords'), readId(params['id']));
  return run && { officer, db, now, run };
}
export type OpenImport = NonNullable<Awaited<ReturnType<typeof openImport>>>;

/** The way to the page of an import. */
export const importTrail = [
  { href: paths.staff.institutions, text: 'Institutions' },
  { href: paths.staff.imports, text: 'Import lists' },
];
