import type { AstroGlobal } from 'astro';
import { listPartnerEvents, type PartnerList } from '#lib/calendar/listing/for-partner.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { actingPartner } from '../_signed-in.ts';

/** One page of what is on for partners, and the addresses of the pages around it. */
export async function openEvents({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const { db, now } = locals;
  const { id: partner } = actingPartner(locals);
  const list: PartnerList = url.searchParams.get('list') === 'own' ? 'own' : 'areas';
  const given = (name: string) => url.searchParams.get(name)?.slice(0, 100) || undefined;
  const cursor = { after: given('after'), before: given('before') };
  const page = await listPartnerEvents(db, { partner, list, cursor }, now);
  const at = (place: { after?: string; before?: string }) =>
    withQuery(paths.partner.events, { list: list === 'own' ? list : null, ...place });
  const [first, last] = [page.rows[0], page.rows.at(-1)];
  return {
    ...{ ...page, list },
    previous: page.hasPrevious && first ? at({ before: first.slug }) : undefined,
    next: page.hasNext && last ? at({ after: last.slug }) : undefined,
  };
}
