import type { AstroGlobal } from 'astro';
import type { OwnProposal } from '#lib/calendar/proposals/mine.ts';
import { withdrawProposal } from '#lib/calendar/proposals/withdraw.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { actingPartner } from '../_signed-in.ts';

/** Takes a proposal back when it was asked for; what is answered already is shown as it stands. Null for the question. */
export async function answerWithdraw(
  { locals, request }: Pick<AstroGlobal, 'locals' | 'request'>,
  { proposal }: OwnProposal,
): Promise<Response | null> {
  const here = paths.partner.proposal(proposal.id);
  if (request.method !== 'POST') return proposal.decidedAt ? seeOther(here) : null;
  const outcome = await withdrawProposal(locals.db, actingPartner(locals), proposal.id, locals.now);
  return seeOther(withQuery(here, { new: outcome.ok ? 'proposal-withdrawn' : null }));
}
