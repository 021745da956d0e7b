import type { ChangeRefusal } from '#lib/officers/accounts/account-to-change.ts';
import type { CloseRefusal } from '#lib/officers/accounts/close.ts';
import type { EndRefusal } from '#lib/officers/accounts/end-role.ts';
import type { GrantRefusal } from '#lib/officers/accounts/grant-role.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { roleRefusals } from './_role-form.ts';

/** Why an account cannot be changed by this administrator. */
export const accountRefusals: Readonly<Record<ChangeRefusal, string>> = {
  'no such account': 'This account is no longer there',
  'own account': 'This is your own account. Ask another administrator',
  'outside your areas': 'They also have a role outside your areas. Ask an administrator who covers those too',
};

const lastOne =
  'They are the last administrator of an area. Give the role to somebody else who can sign in first';

export const closeRefusals: Readonly<Record<CloseRefusal, string>> = {
  ...accountRefusals,
  'closed already': 'This account is closed already',
  'last administrator': lastOne,
};

export const endRefusals: Readonly<Record<EndRefusal | 'no such day', Mistakes>> = {
  'no such account': { when: accountRefusals['no such account'] },
  'own account': { when: accountRefusals['own account'] },
  'outside your areas': { when: accountRefusals['outside your areas'] },
  'ended already': { when: 'This role has ended already' },
  'no such day': { last: 'Enter a last day that there is, like 3 12 2026' },
  'in the past': { last: 'Enter a last day from today, and not before the role begins' },
  'ends earlier': { last: 'The role ends before that day already' },
  'last administrator': { when: lastOne },
};

export const grantRefusals: Readonly<Record<GrantRefusal | 'no start' | 'no end', Mistakes>> = {
  ...roleRefusals,
  'no such account': { role: accountRefusals['no such account'] },
  'own account': { role: accountRefusals['own account'] },
  'outside your areas': { role: accountRefusals['outside your areas'] },
  closed: { role: 'This account is closed. Open it again first' },
  'held already': { role: 'They have this role in this area on those days already' },
};
