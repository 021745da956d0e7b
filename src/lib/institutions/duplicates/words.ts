import type { MergeableKind } from '#db/schema/duplicates.ts';
import type { ReasonCode } from './weights.ts';

/** What speaks for two records being one, or against it. */
export const reasonWords: Readonly<Record<ReasonCode, string>> = {
  same_number: 'The same number in a register',
  other_number: 'Different numbers in one register',
  same_name: 'The same name',
  near_name: 'Nearly the same name',
  sound_name: 'Names that sound alike',
  like_name: 'Names that are somewhat alike',
  same_postcode: 'The same postcode',
  same_mailbox: 'The same mailbox',
  same_website: 'The same website',
  same_telephone: 'The same switchboard',
  same_district: 'The same district',
  other_district: 'Different districts',
  same_type: 'The same kind',
  other_sector: 'Different sectors',
  same_email: 'The same email address',
  shared_email: 'The same mailbox of an institution',
  same_phone: 'The same phone number',
  shared_phone: 'The same switchboard',
  initial_name: 'The same surname and initial',
  first_name: 'The same first name',
  other_name: 'Different names',
  same_institution: 'At the same institution',
  same_title: 'In the same role there',
  same_area: 'In the same area',
  other_area: 'In different areas',
};

/** What a record of a kind is called. */
export const kindWords: Readonly<Record<MergeableKind, readonly [one: string, many: string]>> = {
  institution: ['institution', 'institutions'],
  contact: ['contact', 'contacts'],
};
