import type { AstroGlobal } from 'astro';
import type { ContactId } from '#db/schema/contacts.ts';
import type { Actor } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { contactOfKey, findContact, type FoundContact } from '#lib/institutions/contacts/find.ts';
import { tooMany } from '#lib/web/failure.ts';

/** What a private link opens: its key, who opens it, and all that is held of them. */
export type Opened = {
  key: string;
  id: ContactId;
  actor: Actor & { kind: 'contact' };
  found: FoundContact;
  today: Temporal.PlainDate;
};

/** Opens the details of the link: null for a link that opens nothing; an answer where it was tried too often. */
export async function openDetails({
  locals: { db, now, limits, clientAddress, requestId },
  params,
}: Pick<AstroGlobal, 'locals' | 'params'>): Promise<Opened | Response | null> {
  const allowed = await limits.allow('your-details', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const key = params['key'] ?? '';
  const id = await contactOfKey(db, key);
  if (!id) return null;
  const actor = { kind: 'contact', contactId: id, requestId } as const;
  const found = await findContact(db, actor, id, now);
  return found && { key, id, actor, found, today: ukDay(now) };
}
