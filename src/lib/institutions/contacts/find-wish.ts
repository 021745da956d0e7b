import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { contactWish } from '#db/schema/contact-notices.ts';
import { contact, roleHolding } from '#db/schema/contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import type { WishId } from './wishes.ts';

/** A correction that waits, beside what we hold; that it was looked at is recorded. Null where there is none here. */
export async function findWish(
  db: Db,
  officer: Officer,
  areas: readonly AreaId[],
  id: WishId | null,
  now: Temporal.Instant,
) {
  if (!id) return null;
  const here = areas.length > 0 ? inArray(contact.areaId, [...areas]) : sql`false`;
  const main = and(eq(roleHolding.contactId, contact.id), roleHolding.isMain, isNull(roleHolding.toOn));
  const [row] = await db
    .select({ wish: contactWish, contact, title: roleHolding.title })
    .from(contactWish)
    .innerJoin(contact, eq(contact.id, contactWish.contactId))
    .leftJoin(roleHolding, main)
    .where(
      and(
        eq(contactWish.id, id),
        isNull(contactWish.doneAt),
        isNull(contact.erasedAt),
        or(isNull(contact.areaId), here),
      ),
    );
  if (!row) return null;
  const entry = { operation: 'consult', entity: 'contact', ids: [row.contact.id] } as const;
  await record(db, officer, { ...entry, fields: ['wish'] }, now);
  return row;
}
export type FoundWish = NonNullable<Awaited<ReturnType<typeof findWish>>>;
