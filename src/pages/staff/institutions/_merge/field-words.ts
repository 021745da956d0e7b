import type { MergeableKind } from '#db/schema/duplicates.ts';
import {
  type ContactField,
  contactFields,
  type InstitutionField,
  institutionFields,
} from '#lib/institutions/merges/fields.ts';

/** What can be chosen of an institution, as the form calls it. */
export const institutionWords: Readonly<Record<InstitutionField, string>> = {
  name: 'Name',
  type: 'Kind of institution',
  district: 'District and neighbourhood team',
  postcode: 'Postcode',
  urn: 'URN',
  odsCode: 'ODS code',
  charityNumber: 'Charity number',
  companyNumber: 'Company number',
  website: 'Website',
  mailbox: 'Mailbox',
  telephone: 'Switchboard',
  hire: 'Rooms for hire',
  tier: 'Tier',
  strength: 'What we do with it',
  weight: 'Reach and relevance',
  closedOn: 'Closed on',
  owner: 'Owner',
  deputy: 'Deputy',
};

/** What can be chosen of a contact. */
export const contactWords: Readonly<Record<ContactField, string>> = {
  name: 'Name',
  mainRole: 'Main role',
  email: 'Work email address',
  phone: 'Work phone',
  channel: 'How they like to be reached',
  contactWords: 'What helps when talking with them',
  source: 'Where their details came from',
  keeper: 'Looked after by',
};

// What follows by itself has no field to choose.
const others: Readonly<Record<string, string>> = {
  contact_state: 'Whether they are open to contact',
  state: 'Whether they are open to contact',
  languages: 'Languages of service',
  area_id: 'Area',
  state_at: 'Whether they are open to contact',
  state_by: 'Whether they are open to contact',
  paused_until: 'Whether they are open to contact',
  added_at: 'Day on which they were added',
  notice_warned_days: 'Day on which they were added',
  renewed_at: 'Day on which somebody made sure',
  renewed_by: 'Day on which somebody made sure',
  review_reminded_at: 'Day on which somebody made sure',
};

/** What a column of a record is called, by its name in the database. */
export function columnWords(kind: MergeableKind, column: string): string {
  const [fields, words]: [Record<string, readonly string[]>, Record<string, string>] =
    kind === 'contact' ? [contactFields, contactWords] : [institutionFields, institutionWords];
  const field = Object.keys(fields).find((name) => fields[name]!.includes(column));
  return (field && words[field]) ?? others[column] ?? column.replaceAll('_', ' ');
}
