import type { ChangeRefusal } from '#lib/calendar/registrations/change.ts';
import type { PartyRefusal } from '#lib/calendar/registrations/party.ts';
import type { Opened } from './_open.ts';

/** What is said when a party cannot become that size. */
export const partyWords = {
  'too many': 'That is more people than one registration can hold.',
  full: 'There are not so many places left. Enter fewer people.',
  'answer first': 'We hold places for you now. Accept or decline them first.',
  'no change': 'You have entered the number that we have already.',
} satisfies Record<Exclude<PartyRefusal, ChangeRefusal>, string>;

/** The form as it is first seen. */
export const partyFilled = ({ found: { registration } }: Opened) => ({
  party: String(registration.partySize),
  seen: String(registration.sequence),
});
