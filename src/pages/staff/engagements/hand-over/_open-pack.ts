import type { APIContext } from 'astro';
import type { Operation } from '#db/schema/audit.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { handOverPack } from '#lib/engagement/hand-over/pack.ts';
import { findHandOver } from '#lib/officers/accounts/hand-overs.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;
type Whose = { officer: Officer; of: { id: OfficerId; name: string } };

/** The pack of whoever is signed in, if they do the work. */
export async function ownPack({ locals }: Pick<Page, 'locals'>, operation: Operation) {
  const officer = signedIn(locals);
  return can.logEngagement(officer) ? packOf(locals, { officer, of: officer }, operation) : null;
}

/** The pack of the colleague that the address names, for a supervisor of an area in which they have a role. */
export async function teamPack({ locals, params }: Page, operation: Operation) {
  const officer = signedIn(locals);
  if (!can.seeTeam(officer) || !can.handOver(officer)) return null;
  const { db, now } = locals;
  const areas = await areasFor(db, officer, 'handOver');
  const found = await findHandOver(db, officer, readId<'officer'>(params['officer']), areas, now);
  if (!found) return null;
  const open = await packOf(locals, { officer, of: found.person }, operation);
  return { ...open, areas, newest: found.newest };
}
export type TeamPack = NonNullable<Awaited<ReturnType<typeof teamPack>>>;

async function packOf({ db, now }: App.Locals, { officer, of }: Whose, operation: Operation) {
  const areas = await areasFor(db, officer, 'seeEngagements');
  const asked = { of: of.id, areas, seesContacts: can.seeContacts(officer), operation };
  return { officer, of, db, now, pack: await handOverPack(db, officer, asked, now) };
}
