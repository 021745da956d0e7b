import { channelWords, sourceWords } from '#lib/institutions/contacts/words.ts';
import type { ContactField } from '#lib/institutions/merges/fields.ts';
import type { ContactSide } from '#lib/institutions/merges/sides.ts';

/** What a record of a contact says of each field that can be chosen; null where it says nothing. */
export const contactValues = ({
  contact: one,
  keeper,
  mainRole,
}: ContactSide): Record<ContactField, string | null> => ({
  name: one.name,
  mainRole,
  email: one.email,
  phone: one.phone,
  channel: channelWords[one.channel],
  contactWords: one.contactWords,
  source: [sourceWords[one.source], one.sourceWords].filter(Boolean).join(': '),
  keeper,
});
