import type { Officer } from '#lib/actor.ts';
import { countEnquiries, type EnquiryList } from '#lib/enquiries/list.ts';
import { countOverdue } from '#lib/enquiries/signposts/list.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { Count } from '../_today-counts.ts';

/** How many signposts and routes of councils somebody should have checked. */
export const signpostsToday = async ({ db, now }: Pick<App.Locals, 'db' | 'now'>, officer: Officer) =>
  countOverdue(db, await areasFor(db, officer, 'keepSignposts'), now);

/** How many enquiries wait, as far as they are for this reader. */
export const enquiriesToday = async ({ db, now }: Pick<App.Locals, 'db' | 'now'>, officer: Officer) =>
  countEnquiries(db, { areas: await areasFor(db, officer, 'answerEnquiries'), reader: officer.id }, now);

type Waiting = {
  enquiries: Readonly<Record<EnquiryList, number>> | null;
  signposts: { signposts: number; routes: number } | null;
};

/** What of the enquiries and signposts waits today, lateness first. */
export function enquiryCounts({ enquiries: counts, signposts }: Waiting): Count[] {
  const at = (list: EnquiryList) => withQuery(paths.staff.enquiries, { list });
  return [
    {
      ...{ count: counts?.late ?? null, one: 'enquiry late', many: 'enquiries late' },
      ...{ href: at('late'), isLate: true },
    },
    {
      ...{ count: counts?.nobody ?? null, one: 'enquiry nobody has', many: 'enquiries nobody has' },
      href: at('nobody'),
    },
    {
      ...{ count: counts?.mine ?? null, one: 'enquiry of yours', many: 'enquiries of yours' },
      href: at('mine'),
    },
    {
      ...{ count: signposts?.signposts ?? null, one: 'signpost to check', many: 'signposts to check' },
      href: `${paths.staff.signposts}#signposts`,
    },
    {
      ...{ count: signposts?.routes ?? null, one: 'council’s route to check' },
      ...{ many: 'councils’ routes to check', href: `${paths.staff.signposts}#routes` },
    },
  ];
}
