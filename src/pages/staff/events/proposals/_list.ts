import type { AstroGlobal } from 'astro';
import { listProposals, proposalLists, type ProposalList } from '#lib/calendar/proposals/list.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What organisations proposed in the areas in which whoever is signed in decides. */
export async function openProposals({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const list = proposalLists.find((one) => one === url.searchParams.get('list')) ?? 'waiting';
  const after = readId<'event_proposal'>(url.searchParams.get('after')) ?? undefined;
  const areas = await areasFor(db, officer, 'decideProposals');
  return { officer, now, list, page: await listProposals(db, officer, { areas, list, after }, now) };
}

/** The address of a list, on its first page or after a proposal. */
export const proposalsPath = (list: ProposalList, after?: string): string =>
  withQuery(paths.staff.proposals, { list: list === 'waiting' ? null : list, after });

const words = { waiting: 'Waiting', answered: 'Answered' } as const;

/** The lists as tabs. */
export const proposalTabs = (current: ProposalList) =>
  proposalLists.map((list) => ({
    href: proposalsPath(list),
    text: words[list],
    isCurrent: list === current,
  }));
