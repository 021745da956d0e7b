import type { AstroGlobal } from 'astro';
import { type OwnDistrict, reporterRowsOf } from '#lib/tension/returns/mine.ts';
import { sendAsPartner } from '#lib/tension/returns/send-partner.ts';
import { reportableWeeks, thisWeek } from '#lib/tension/returns/weeks.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { actingPartner } from '../_signed-in.ts';
import { answerPartnerReturn, type PartnerReturnView } from './_answer.ts';

type Own = { own: OwnDistrict[]; district: OwnDistrict | null; week: Temporal.PlainDate };

/** The form of a partner who is signed in: of the only district they report for, or of the one the address names. */
export async function newReturn(
  page: AstroGlobal,
): Promise<(Own & { view: PartnerReturnView | null }) | Response> {
  const { db, now } = page.locals;
  const actor = actingPartner(page.locals);
  const own = await reporterRowsOf(db, actor);
  const asked = own.find(({ id }) => id === page.url.searchParams.get('for'));
  const district = asked ?? (own.length === 1 ? own[0]! : null);
  const given = page.url.searchParams.get('week');
  const week = reportableWeeks(now).find((one) => one.toString() === given) ?? thisWeek(now);
  if (!district) return { own, district, week, view: null };
  const view = await answerPartnerReturn(page, [district.district, district.organisation], (tx, answer) =>
    sendAsPartner(tx, actor, { ...answer, reporterId: district.id, week }, now),
  );
  if (view === 'sent') return seeOther(withQuery(paths.partner.returns, { new: 'sent' }));
  return { own, district, week, view };
}
