import type { AstroGlobal } from 'astro';
import { eventWarnings } from '#lib/calendar/events/warnings.ts';
import { findProposal, placeOfProposal } from '#lib/calendar/proposals/find.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { readId } from '#lib/web/read-id.ts';

/** The proposal that the address names, where whoever is signed in decides; null where it is not there, or not theirs. */
export async function openProposal({ locals, params }: Pick<AstroGlobal, 'locals' | 'params'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOfProposal(db, readId<'event_proposal'>(params['id']));
  if (!place || !can.decideProposals(officer, await knownAreaPath(db, place.areaId, now))) return null;
  const found = await findProposal(db, officer, place.id, now);
  if (!found) return null;
  const { startsAt, endsAt, allDay, institutionId: organiserId, decidedAt } = found.proposal;
  const meant = { startsAt, endsAt, allDay, organiserId, siteId: null };
  const led = { ...meant, leadOfficerId: officer.id, except: null };
  const warnings = decidedAt ? [] : await eventWarnings(db, officer.id, led, now);
  return { officer, db, now, found, warnings };
}
export type OpenProposal = NonNullable<Awaited<ReturnType<typeof openProposal>>>;
