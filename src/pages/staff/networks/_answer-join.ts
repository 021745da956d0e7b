import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { ContactId } from '#db/schema/contacts.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import { findContactByName } from '#lib/institutions/networks/find-contact.ts';
import { type Joining, joinNetwork, type JoinRefusal } from '#lib/institutions/networks/members.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes, readPastDay } from '../training/coverage/_day-field.ts';
import { openNetwork, type OpenNetwork } from './_open-network.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response' | 'url'>;

const form = z.object({
  who: z.enum(['institution', 'contact'], { error: 'Choose who agreed' }),
  member: line('who joins', 400),
  role: line('in which role somebody agreed', 200).optional(),
  ...dayBoxes('agreed'),
});

const refusals: Record<JoinRefusal, string> = {
  'no such network': 'This network was closed',
  'no such member': 'This member is not on record any more',
  'not to be contacted': 'They asked us to stay away: contact is paused or declined',
  'member already': 'They are in this network already',
};

/** Answers the form that adds a member; null when it is not for whoever is signed in, or the network is closed. */
export async function answerJoin({ locals, params, request, response, url }: Page) {
  const open = await openNetwork({ locals, params }, can.manageInstitutions);
  if (!open || open.network.closedAt) return null;
  const maySeePeople = can.manageContacts(open.officer, open.path);
  const shown = { ...open, maySeePeople, errors: {} as Mistakes };
  if (request.method !== 'POST') {
    const member = url.searchParams.get('member')?.slice(0, 400) ?? '';
    const filled = { who: 'institution', member, ...boxesOf(typedDay(open.today), 'agreed') };
    return { ...shown, values: emptyForm(form, filled) };
  }
  const read = await readForm(request, form);
  const { values } = read;
  const about = { name: 'agreed', sentence: 'the day on which they agreed' };
  const { on, mistake } = readPastDay(values, about, open.today);
  const member = read.ok && on ? await whoJoins(open, read.value, maySeePeople) : null;
  if (!read.ok || !on || !member?.ok) {
    hasMistakes(response);
    const errors = {
      ...(read.ok ? {} : read.errors),
      ...(member?.ok === false && member.errors),
      ...mistake,
    };
    return { ...shown, values, errors };
  }
  const joining = { networkId: open.network.id, agreedOn: on, ...member.value } as Joining;
  const outcome = await joinNetwork(open.db, open.officer, joining, open.now);
  if (outcome.ok) return seeOther(`${paths.staff.network(open.network.id)}?done=joined`);
  isRefused(response);
  return { ...shown, values, errors: { member: refusals[outcome.reason] } };
}

type Member =
  | { ok: true; value: { institutionId: string; agreedRole: string } | { contactId: ContactId } }
  | { ok: false; errors: Mistakes };

async function whoJoins(
  { db, officer, now }: OpenNetwork,
  { who, member, role }: z.output<typeof form>,
  maySeePeople: boolean,
): Promise<Member> {
  if (who === 'institution') {
    if (!role) return { ok: false, errors: { role: 'Enter in which role somebody agreed' } };
    const found = await findByLabel(db, member);
    return found
      ? { ok: true, value: { institutionId: found.id, agreedRole: role } }
      : { ok: false, errors: { member: 'Enter the name of an institution as it stands on record' } };
  }
  const error = 'Enter the name of one contact as it stands on record, or their work email address';
  if (!maySeePeople) return { ok: false, errors: { member: error } };
  const areas = await areasFor(db, officer, 'manageContacts');
  const contact = await findContactByName(db, officer, { areas, name: member }, now);
  return contact ? { ok: true, value: { contactId: contact } } : { ok: false, errors: { member: error } };
}
