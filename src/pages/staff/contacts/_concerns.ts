import { atPeople, type LookedThrough, lookThrough } from '#lib/guard/look-through.ts';
import { isPersonalMailbox } from '#lib/institutions/contacts/addresses.ts';

const personal =
  'This looks like a private mailbox. Enter their work address; if their group has no other, say so below.';

/** Looks through what was typed freely about somebody, and at the address that was typed for them. */
export function lookThroughContact(
  texts: Record<string, string | null | undefined>,
  email: string | null | undefined,
): LookedThrough {
  const { mistakes, concerns } = lookThrough(texts, atPeople);
  if (!email || !isPersonalMailbox(email)) return { mistakes, concerns };
  return {
    mistakes,
    concerns: [...concerns, { field: 'email', finding: 'private mailbox', words: personal }],
  };
}
