import type { Person } from '#lib/officers/accounts/find-person.ts';
import { isErased } from '#lib/officers/accounts/erased.ts';
import { paths } from '#lib/web/paths.ts';

/** What an administrator can do with an account as it stands, each with why one would. */
export function personActions({
  id,
  email,
  state,
  signIns,
}: Pick<Person, 'id' | 'email' | 'state' | 'signIns'>) {
  const isClosed = state === 'closed';
  const isInvited = state === 'invited';
  const actions = [
    {
      when: state === 'dormant',
      text: 'Nobody has signed in for 60 days, so the account sleeps.',
      href: paths.staff.openAccount(id),
      verb: 'Wake account',
    },
    {
      when: isClosed && !isErased({ email }),
      text: 'The account is closed. Opened again, it has no role until you give it one.',
      href: paths.staff.openAccount(id),
      verb: 'Open again',
    },
    {
      when: isInvited,
      text: 'They have not taken up their account.',
      href: paths.staff.invitations,
      verb: 'See invitations',
    },
    {
      when: !isClosed && !isInvited,
      text: 'Phone or key lost: they set up a second step anew at their next sign-in.',
      href: paths.staff.resetFactors(id),
      verb: 'Reset second step',
    },
    {
      when: signIns > 0,
      text: 'A device is lost, or somebody else may be signed in as them.',
      href: paths.staff.endSignIns(id),
      verb: 'End all sign-ins',
    },
    {
      when: !isClosed,
      text: 'They leave, or change post: every device is signed out at once.',
      href: paths.staff.closeAccount(id),
      verb: 'Close account',
    },
  ];
  return actions.filter(({ when }) => when);
}
