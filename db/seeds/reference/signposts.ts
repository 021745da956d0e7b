import { shippedRoutes } from '#lib/enquiries/signposts/council-routes.ts';
import { shippedSignposts } from '#lib/enquiries/signposts/shipped.ts';
import type { SqlTransaction } from '../../sql.ts';

// The day on which each was last held against its source before it shipped.
const checkedAt = '2026-11-21T12:00:00Z';

/** Adds the signposts and routes that ship with Concord; what staff have changed since is left as it is. */
export async function seedSignposts(tx: SqlTransaction): Promise<void> {
  const rows = shippedSignposts.map((one, position) => ({
    ...{ code: one.code, name: one.name, about: one.about, audience: one.audience, worry: one.worry },
    ...{ phone: one.phone ?? null, text_to: one.textTo ?? null, href: one.href ?? null },
    ...{ site: one.site ?? null, languages: [...(one.languages ?? [])], source: one.source, position },
    hours: one.hours ? tx.json(one.hours as never) : null,
    checked_at: checkedAt,
  }));
  await tx`insert into signpost ${tx(rows)} on conflict do nothing`;
  const routes = shippedRoutes.map(({ code, council, href }) => ({ code, council, href }));
  await tx`insert into council_route (area_id, council, href, is_referral_page, checked_at)
    select a.id, r.council, r.href, false, ${checkedAt} from jsonb_to_recordset(${tx.json(routes)}) as
      r (code text, council text, href text) join area a on a.kind = 'district' and a.code = r.code
      and a.valid_to is null on conflict do nothing`;
}
