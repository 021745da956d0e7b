import type { Officer } from '#lib/actor.ts';
import type { InstitutionMember, PersonMember } from '#lib/institutions/networks/find-members.ts';
import { can } from '#lib/officers/can.ts';
import { mayReach } from '#lib/officers/staff-pages.ts';
import { paths } from '#lib/web/paths.ts';
import { mayIn } from '../../institutions/_open-institution.ts';

/** A member, with the address of its record where the officer may see it. */
export async function withAddress<Member extends InstitutionMember | PersonMember>(
  locals: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  member: Member,
): Promise<Member & { href: string | null }> {
  return { ...member, href: await addressOf(locals, officer, member) };
}

async function addressOf(
  locals: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  one: InstitutionMember | PersonMember,
): Promise<string | null> {
  if ('contactId' in one)
    return mayReach(officer, '/staff/contacts/[id]') ? paths.staff.contact(one.contactId) : null;
  const isSeen = await mayIn(locals, officer, can.seeInstitutions, one.districtId);
  return isSeen ? paths.staff.institution(one.institutionId) : null;
}
