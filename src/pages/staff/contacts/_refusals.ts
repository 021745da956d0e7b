import type { AddRefusal } from '#lib/institutions/contacts/add.ts';
import type { ContactRefusal } from '#lib/institutions/contacts/change.ts';
import type { RoleRefusal } from '#lib/institutions/contacts/roles.ts';

/** The sentence for each refusal of a change to a contact. */
export const contactRefusals = {
  'no such contact': 'This contact is not there any more.',
  'changed meanwhile':
    'Somebody changed this contact while you had the page open. Look at it as it is now, then try again.',
  busy: 'Somebody else is changing this contact at this moment. Try again.',
} satisfies Record<ContactRefusal, string>;

/** The sentence for each refusal of somebody new. */
export const addRefusals = {
  'no such institution': 'This institution is not there any more.',
  'institution declined':
    'This institution has asked us not to be in touch. Nobody is added here until it says otherwise.',
  'asked to be removed':
    'Somebody with this email address or phone number asked to be removed, so they cannot be added again. If they now want to be in touch, they write to us themselves.',
  'asked not to be contacted':
    'Somebody with this email address or phone number asked us not to contact them, so they cannot be added.',
} satisfies Record<AddRefusal, string>;

export const roleRefusals = {
  ...contactRefusals,
  'no such institution': addRefusals['no such institution'],
  'institution declined': addRefusals['institution declined'],
  'no such role': 'This role is not there any more.',
  'ends before it began': 'The role ends before it began.',
} satisfies Record<RoleRefusal, string>;
