import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Id } from '#db/schema/columns.ts';
import { contactWish, type Correction } from '#db/schema/contact-notices.ts';
import { contact, roleHolding } from '#db/schema/contacts.ts';
import { officer as answerer } from '#db/schema/officers.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeContact, type Contact, type ContactRefusal } from './change.ts';
import { type EditRefusal, newAddresses } from './edit.ts';
import { type Errand, tellKeepers } from './keeper-mail.ts';

export type WishId = Id<'contact_wish'>;

/** A correction that somebody asks for: what should stand there, or in their own words. */
export type AskedCorrection = { changes: Correction; words: string | null; formToken: string };

/** Notes the correction that somebody asks for through their link, and tells whoever looks after their details. */
export const askCorrection = (
  db: Db,
  actor: Actor & { kind: 'contact' },
  { changes, words, formToken }: AskedCorrection,
  now: Temporal.Instant,
): Promise<Outcome<null, ContactRefusal>> =>
  changeContact(
    db,
    { id: actor.contactId, sequence: null },
    async (tx, found) => {
      const [asked] = await tx
        .insert(contactWish)
        .values({ contactId: found.id, kind: 'correct', changes, words, formToken, askedAt: now })
        .onConflictDoNothing()
        .returning({ id: contactWish.id });
      // Sent twice, it is one wish.
      if (!asked) return done(null);
      const entry = { operation: 'collect', entity: 'contact_wish', ids: [asked.id] } as const;
      await record(tx, actor, { ...entry, fields: ['changes', 'words'] }, now);
      await tellKeepers(tx, new Map([[found.ownerId ?? found.addedBy, aCorrection]]), now);
      return done(null);
    },
    now,
  );

const aCorrection: Errand = {
  headline: 'A correction to answer',
  lines: ['Somebody whose details you look after asked for a correction. Answer within one month.'],
  buttonWords: 'See what they ask',
  list: '/staff/contacts/wishes',
};

const within = (areas: readonly AreaId[]) =>
  and(
    isNull(contact.erasedAt),
    or(isNull(contact.areaId), areas.length > 0 ? inArray(contact.areaId, [...areas]) : sql`false`),
  );
const isOpen = and(isNull(contactWish.doneAt), eq(contactWish.kind, 'correct'));

/** How many corrections wait for an answer in some areas. */
export async function countWishes(db: Db, areas: readonly AreaId[]): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(contactWish)
    .innerJoin(contact, eq(contact.id, contactWish.contactId))
    .where(and(isOpen, within(areas)));
  return row?.count ?? 0;
}

const columns = { wish: contactWish, name: contact.name, contact, by: answerer.name };

/**
 * The corrections that wait in some areas, oldest first, and what was done by itself or answered in the last 30 days.
 * That whose names were shown is recorded.
 */
export async function listWishes(db: Db, officer: Officer, areas: readonly AreaId[], now: Temporal.Instant) {
  const all = db
    .select(columns)
    .from(contactWish)
    .innerJoin(contact, eq(contact.id, contactWish.contactId))
    .leftJoin(answerer, eq(answerer.id, contactWish.doneBy));
  const since = now.subtract({ hours: 24 * 30 });
  const [waiting, lately] = await Promise.all([
    db
      .select({ ...columns, title: roleHolding.title })
      .from(contactWish)
      .innerJoin(contact, eq(contact.id, contactWish.contactId))
      .leftJoin(answerer, eq(answerer.id, contactWish.doneBy))
      .leftJoin(roleHolding, mainRole)
      .where(and(isOpen, within(areas)))
      .orderBy(asc(contactWish.askedAt), asc(contactWish.id))
      .limit(50),
    all
      .where(and(isNotNull(contactWish.doneAt), gt(contactWish.doneAt, since), within(areas)))
      .orderBy(desc(contactWish.doneAt))
      .limit(50),
  ]);
  const ids = [...new Set([...waiting, ...lately].map((one) => one.contact.id))];
  const entry = { operation: 'consult', entity: 'contact', ids, fields: ['name', 'wish'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return { waiting, lately };
}
export type WaitingWish = Awaited<ReturnType<typeof listWishes>>['waiting'][number];

const mainRole = and(eq(roleHolding.contactId, contact.id), roleHolding.isMain, isNull(roleHolding.toOn));

/** What an officer does with a correction: `applies` what was asked, or only answers. */
export type WishAnswer = { id: WishId; applies: boolean; answer: string | null; secret: string };

/** Answers a correction: applies it, or says why not. Whoever asked reads the answer on their page. */
export async function answerWish(
  db: Db,
  officer: Officer,
  areas: readonly AreaId[],
  { id, applies, answer, secret }: WishAnswer,
  now: Temporal.Instant,
): Promise<Outcome<null, EditRefusal | 'not waiting' | 'nothing to apply'>> {
  const [found] = await db
    .select({ wish: contactWish })
    .from(contactWish)
    .innerJoin(contact, eq(contact.id, contactWish.contactId))
    .where(and(eq(contactWish.id, id), isOpen, within(areas)));
  if (!found) return refused('not waiting');
  const { contactId, changes } = found.wish;
  return changeContact(
    db,
    { id: contactId, sequence: null },
    async (tx, one): Promise<Outcome<null, EditRefusal | 'not waiting' | 'nothing to apply'>> => {
      if (applies && Object.keys(changes ?? {}).length === 0) return refused('nothing to apply');
      const ended = await tx
        .update(contactWish)
        .set({ doneAt: now, doneBy: officer.id, answer })
        .where(and(eq(contactWish.id, id), isNull(contactWish.doneAt)))
        .returning({ id: contactWish.id });
      if (ended.length === 0) return refused('not waiting');
      const refusal = applies ? await apply(tx, officer, one, { changes: changes ?? {}, secret }, now) : null;
      if (refusal) throw new NotApplied(refusal);
      const entry = { operation: 'alter', entity: 'contact_wish', ids: [id], fields: ['answer'] } as const;
      await record(tx, officer, entry, now);
      return done(null);
    },
    now,
  ).catch((error: unknown) => {
    if (error instanceof NotApplied) return refused(error.refusal);
    throw error;
  });
}

// Undoes the answer with what it was to apply.
class NotApplied extends Error {
  readonly refusal: EditRefusal;
  constructor(refusal: EditRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

async function apply(
  tx: Db,
  officer: Officer,
  one: Contact,
  { changes, secret }: { changes: Correction; secret: string },
  now: Temporal.Instant,
): Promise<EditRefusal | null> {
  const { title, ...details } = changes;
  const addresses = {
    email: details.email === undefined ? one.email : details.email,
    phone: details.phone === undefined ? one.phone : details.phone,
  };
  const refusal = await newAddresses(tx, one, addresses, secret, now);
  if (refusal) return refusal;
  const set = { ...details, renewedAt: now, renewedBy: officer.id, reviewRemindedAt: null };
  await tx.update(contact).set(set).where(eq(contact.id, one.id));
  const theirs = and(eq(roleHolding.contactId, one.id), roleHolding.isMain, isNull(roleHolding.toOn));
  if (title) await tx.update(roleHolding).set({ title }).where(theirs);
  const fields = Object.keys(changes);
  await record(tx, officer, { operation: 'alter', entity: 'contact', ids: [one.id], fields }, now);
  return null;
}
