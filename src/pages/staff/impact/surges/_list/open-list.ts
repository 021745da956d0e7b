import type { AstroGlobal } from 'astro';
import { listSurges, type SurgeList, surgeLists } from '#lib/impact/surge/list.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

const listWords: Readonly<Record<SurgeList, string>> = { open: 'Open', closed: 'Closed' };

/** The surges that the address asks for; null when they are not for this reader. */
export async function openSurges({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeSurge(officer)) return null;
  const list = surgeLists.find((one) => one === url.searchParams.get('list')) ?? 'open';
  const after = readId<'surge'>(url.searchParams.get('after')) ?? undefined;
  const areas = await knownAreasFor(db, officer, 'seeSurge', now);
  const page = await listSurges(db, officer, { areas, list, after }, now);
  const next = page.hasMore ? listPath(list, page.rows.at(-1)!.id) : undefined;
  const tabs = surgeLists.map((one) => ({
    ...{ href: listPath(one), text: listWords[one], isCurrent: one === list },
  }));
  return { officer, list, page, next, tabs, now, mayOpen: can.runSurge(officer) };
}

const listPath = (list: SurgeList, after?: string): string =>
  withQuery(paths.staff.surges, { list: list === 'open' ? null : list, after });
