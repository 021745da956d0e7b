import type { APIContext } from 'astro';
import type { RegistrationId } from '#db/schema/registrations.ts';
import type { Actor } from '#lib/actor.ts';
import type { ChangeRefusal } from '#lib/calendar/registrations/change.ts';
import { changesCloseAt } from '#lib/calendar/registrations/closing.ts';
import {
  findRegistration,
  type FoundRegistration,
  registrationOfKey,
} from '#lib/calendar/registrations/find.ts';
import { paths } from '#lib/web/paths.ts';

/** A registration that was opened by its link. */
export type Opened = {
  id: RegistrationId;
  actor: Actor;
  found: FoundRegistration;
  isChangeable: boolean;
  links: Record<'home' | 'party' | 'cancel' | 'offer' | 'calendar', string>;
};

/** Opens the registration that the address names; null for a link that opens nothing. */
export async function openRegistration({
  locals: { db, now, requestId },
  params,
}: Pick<APIContext, 'locals' | 'params'>): Promise<Opened | null> {
  const key = params['key'] ?? '';
  const id = await registrationOfKey(db, key);
  if (!id) return null;
  const actor = { kind: 'registrant', registrationId: id, requestId } as const;
  const found = await findRegistration(db, actor, id, now);
  if (!found) return null;
  const { event, registration } = found;
  const isOpen = !registration.endedAt && !event.cancelledAt;
  const isChangeable = isOpen && Temporal.Instant.compare(now, changesCloseAt(event)) < 0;
  return { id, actor, found, isChangeable, links: linksOf(key) };
}

const linksOf = (key: string): Opened['links'] => ({
  home: paths.registration(key),
  party: paths.partyOfRegistration(key),
  cancel: paths.cancelRegistration(key),
  offer: paths.registrationOffer(key),
  calendar: paths.registrationCalendar(key),
});

/** What is said when a change is refused for a reason that every change has. */
export const changeRefusals = {
  'no such registration': 'This registration is not there any more.',
  ended: 'This registration is over already.',
  'changed meanwhile':
    'Somebody changed this registration while you had the page open. Look at it as it is now, then try again.',
  'too late': 'The event has begun, so this can no longer be changed.',
  busy: 'Many people are registering at this moment. Nothing was changed: try again.',
} satisfies Record<ChangeRefusal, string>;
