import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailboxMessage, type MailSort } from '#db/schema/returned-mail.ts';
import { headOf, keepAside } from './kept-aside.ts';
import type { Mailbox } from './mailbox.ts';
import type { MailboxAddress } from './mailbox-address.ts';
import { MailboxFault } from './mailbox-fault.ts';
import { noteFault, noteRead, stateOfMailbox } from './mailbox-state.ts';
import { type TakeDesk, takeMail } from './take-mail.ts';

/** What the reader of the mailbox stands on. Without an address there is none to read. */
export type MailboxDesk = TakeDesk & {
  db: Db;
  clock: () => Temporal.Instant;
  address: MailboxAddress | null;
  open: (address: MailboxAddress) => Promise<Mailbox>;
};
type Counts = Record<'messages' | 'bounces' | 'replies' | 'kept_aside', number>;

// One run leaves the rest to the next, a minute later.
const most = 200;

/**
 * Reads what is new in the mailbox: each message once, whoever is killed and whenever. A message is done in one
 * transaction with the row that says so, and put away after that; one that is found again has its row.
 *
 * @throws MailboxFault when the mailbox cannot be read; then it waits longer each time
 */
export async function readMailbox(desk: MailboxDesk): Promise<Counts> {
  const { db, clock, address } = desk;
  const counts: Counts = { messages: 0, bounces: 0, replies: 0, kept_aside: 0 };
  if (!address) return counts;
  const state = await stateOfMailbox(db, address.key);
  if (state?.tryAfter && Temporal.Instant.compare(clock(), state.tryAfter) < 0) return counts;
  try {
    const mailbox = await desk.open(address);
    try {
      await readAll(desk, mailbox, address.key, counts);
    } finally {
      await mailbox.close();
    }
    await noteRead(db, address.key, clock());
  } catch (error) {
    const words = error instanceof MailboxFault ? error.message : 'What was read could not be written down.';
    await noteFault(db, address.key, words, clock());
    throw error;
  }
  return counts;
}

async function readAll(desk: MailboxDesk, mailbox: Mailbox, key: Uint8Array, counts: Counts): Promise<void> {
  const uids = (await mailbox.list()).toSorted((one, other) => one - other).slice(0, most);
  const sorts = await sortsKnown(desk.db, { mailbox: key, uidValidity: mailbox.uidValidity }, uids);
  for (const uid of uids) {
    if (sorts.has(uid)) continue;
    const raw = await mailbox.fetch(uid);
    if (!raw) continue;
    const sort = await takeOnce(desk, { mailbox: key, uidValidity: mailbox.uidValidity, uid }, raw);
    sorts.set(uid, sort);
    count(counts, sort);
  }
  const isAside = (uid: number) => sorts.get(uid) === 'kept_aside';
  const read = uids.filter((uid) => sorts.has(uid));
  await mailbox.putAway(
    read.filter((uid) => !isAside(uid)),
    'read',
  );
  await mailbox.putAway(read.filter(isAside), 'aside');
}

function count(counts: Counts, sort: MailSort): void {
  counts.messages += 1;
  if (sort === 'bounce' || sort === 'complaint') counts.bounces += 1;
  if (sort === 'reply') counts.replies += 1;
  if (sort === 'kept_aside') counts.kept_aside += 1;
}

type Where = { mailbox: Uint8Array; uidValidity: number };

async function sortsKnown(db: Db, { mailbox, uidValidity }: Where, uids: readonly number[]) {
  const rows = await db
    .select({ uid: mailboxMessage.uid, sort: mailboxMessage.sort })
    .from(mailboxMessage)
    .where(
      and(
        eq(mailboxMessage.mailbox, mailbox),
        eq(mailboxMessage.uidValidity, uidValidity),
        inArray(mailboxMessage.uid, [...uids]),
      ),
    );
  return new Map(rows.map(({ uid, sort }) => [uid, sort]));
}

async function takeOnce(
  desk: MailboxDesk,
  which: Where & { uid: number },
  raw: Uint8Array,
): Promise<MailSort> {
  const take = (work: (tx: Db) => Promise<MailSort>) =>
    desk.db.transaction(async (tx) => {
      const row = { ...which, sort: 'known_already' as const, at: desk.clock() };
      const [made] = await tx.insert(mailboxMessage).values(row).onConflictDoNothing().returning();
      // Another worker read it meanwhile.
      if (!made) return 'known_already';
      const sort = await work(tx);
      await tx.update(mailboxMessage).set({ sort }).where(eq(mailboxMessage.id, made.id));
      return sort;
    });
  try {
    return await take((tx) => takeMail(tx, desk, raw, desk.clock()));
  } catch (error) {
    // One message that cannot be kept must not hold up the others; with the database away this fails too.
    return await take(async (tx) => {
      await keepAside(tx, { why: 'could_not_be_kept', headers: headOf(raw) }, desk.clock());
      return 'kept_aside';
    }).catch(() => {
      throw error;
    });
  }
}
