import type { AstroGlobal } from 'astro';
import type { MergeableKind } from '#db/schema/duplicates.ts';
import { type After, countPairs, listPairs } from '#lib/institutions/duplicates/pairs.ts';
import { listMerges } from '#lib/institutions/merges/list.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url'>;

/** The pairs that may be one and the latest merges, of one kind of record; null when they are not for whoever asks. */
export async function openDuplicates({ locals, url }: Page) {
  const officer = signedIn(locals);
  if (!can.manageInstitutions(officer)) return null;
  const { db, now } = locals;
  const kind: MergeableKind = url.searchParams.get('kind') === 'contact' ? 'contact' : 'institution';
  const areas = await areasFor(db, officer, kind === 'contact' ? 'mergeContacts' : 'manageInstitutions');
  const after = afterIn(url.searchParams);
  const [page, merges, institutions, contacts] = await Promise.all([
    listPairs(db, officer, { kind, areas, after }, now),
    listMerges(db, officer, areas, kind, now),
    countPairs(db, 'institution', areas),
    countPairs(db, 'contact', areas),
  ]);
  const last = page.rows.at(-1);
  const next = page.hasMore && last ? addressOf(kind, { weight: last.weight, id: last.id }) : undefined;
  const counts = { institution: institutions, contact: contacts };
  return { officer, kind, rows: page.rows, merges, counts, next, isLater: after !== null };
}
export type OpenDuplicates = NonNullable<Awaited<ReturnType<typeof openDuplicates>>>;

/** The list of a kind, from a pair on. */
export const addressOf = (kind: MergeableKind, after?: After): string =>
  withQuery(paths.staff.duplicates, {
    ...(kind === 'contact' ? { kind } : {}),
    ...(after ? { after: `${after.weight}.${after.id}` } : {}),
  });

function afterIn(query: URLSearchParams): After | null {
  const [, weight, rest] = /^(\d{1,3})\.(.+)$/.exec(query.get('after') ?? '') ?? [];
  const id = readId<'duplicate_pair'>(rest);
  return weight && id ? { weight: Number(weight), id } : null;
}
