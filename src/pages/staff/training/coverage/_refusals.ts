import type { LeadRefusal } from '#lib/institutions/duty/current-lead.ts';

/** The sentence for each refusal of what is recorded about a lead. */
export const leadRefusals = {
  'no such institution': 'This institution is no longer in the register of those with a Prevent duty',
  'changed meanwhile':
    'Somebody else recorded a lead since you opened this page. Look at who it is now, then record yours if it still holds',
} satisfies Record<LeadRefusal, string>;
