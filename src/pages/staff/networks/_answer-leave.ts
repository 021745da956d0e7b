import type { AstroGlobal } from 'astro';
import { institutionMembers, peopleMembers } from '#lib/institutions/networks/find-members.ts';
import { leaveNetwork, type LeaveRefusal } from '#lib/institutions/networks/members.ts';
import { can } from '#lib/officers/can.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import { openNetwork } from './_open-network.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

const refusals: Record<LeaveRefusal, string> = {
  'no such member': 'They are not in this network',
  'left already': 'They left already',
};

/** Answers the page by which a member leaves; null when there is none such, or not for whoever is signed in. */
export async function answerLeave({ locals, params, request, response }: Page) {
  const open = await openNetwork({ locals, params }, can.manageInstitutions);
  const id = readId<'network_member'>(params['member']);
  if (!open || !id) return null;
  const { db, officer, network, now } = open;
  const people = can.seeContacts(officer, open.path) ? await peopleMembers(db, officer, network.id, now) : [];
  const members = [...(await institutionMembers(db, network.id)), ...people];
  const member = members.find((one) => one.id === id && !one.leftAt);
  if (!member) return null;
  const shown = { ...open, member, errors: {} as Mistakes };
  if (request.method !== 'POST') return shown;
  const outcome = await leaveNetwork(db, officer, { networkId: network.id, memberId: id }, now);
  if (outcome.ok) return seeOther(`${paths.staff.network(network.id)}?done=left`);
  isRefused(response);
  return { ...shown, errors: { member: refusals[outcome.reason] } };
}
