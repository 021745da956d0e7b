import type { ContactId } from '#db/schema/contacts.ts';
import { type ContactState, type InstitutionId } from '#db/schema/institutions.ts';

export const dueKinds = ['review', 'notice'] as const;
export type DueKind = (typeof dueKinds)[number];

/** What an officer may ask of the list of contacts; absent means any. */
export type ContactFilter = {
  /** The slug of a district, or of the force it lies in. */
  area?: string | undefined;
  institution?: InstitutionId | undefined;
  state?: ContactState | undefined;
  /** Those whose review is due, longest due first; or who is owed a notice, most urgent first. */
  due?: DueKind | undefined;
  /** Only those that the reader looks after. */
  isMine?: boolean | undefined;
  /** The beginning of a word of the name. */
  name?: string | undefined;
  /** Only those who were added after a moment: what is new in a saved search. */
  addedSince?: Temporal.Instant | undefined;
  /** The last contact of the page before. */
  after?: ContactId | undefined;
};
