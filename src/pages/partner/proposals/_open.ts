import type { AstroGlobal } from 'astro';
import { findOwnProposal } from '#lib/calendar/proposals/mine.ts';
import { readId } from '#lib/web/read-id.ts';
import { actingPartner } from '../_signed-in.ts';

/** The proposal that the address names, if it is one of an organisation of whoever is signed in. */
export function openProposal({ locals, params }: Pick<AstroGlobal, 'locals' | 'params'>) {
  const id = readId<'event_proposal'>(params['id']);
  return findOwnProposal(locals.db, actingPartner(locals), id, locals.now);
}
