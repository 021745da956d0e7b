import type { newsletterVersion } from '#db/schema/newsletter-issues.ts';
import type { Sql } from '#db/sql.ts';
import { openKey } from '#lib/keys/link-key.ts';
import { composeBulk, keySlot } from '#lib/mail/bulk-message.ts';
import { type Lane, openLane } from '#lib/mail/lane.ts';
import { namingAddress, senderOf } from '#lib/mail/letter.ts';
import { renderNewsletter } from '#lib/mail/newsletter.ts';
import { answerOf, isPermanent } from '#lib/mail/transport.ts';
import { makeGate, type Passed } from './gate.ts';
import type { Handed, Hands } from './hand-over.ts';
import type { Waiting } from './waiting.ts';

/** What mails say of us, by which server they go and where what bounces comes back to. */
export type Press = {
  publicUrl: URL;
  mailFrom: string;
  teamName: string;
  secret: string;
  smtpUrl: string | null;
  /** "bounces@force.example"; null where it is the sender's own address. */
  bounceAddress: string | null;
  clock: () => Temporal.Instant;
  /** A connection that nothing else uses: what is written down must not wait behind anything. */
  sql: Sql;
};
type Version = Pick<typeof newsletterVersion.$inferSelect, 'subject' | 'previewLine' | 'parts'> & {
  slug: string;
};

/** As many connections as a rate needs; a mail server that is to get 20 a second is not called on sixteen at once. */
export const lanesFor = (perSecond: number): number => (perSecond > 200 ? 16 : 8);
type Held = { isHeld: () => boolean; perSecond: number };

/** Composes a version once and opens the connections that take it. */
export async function openHands(press: Press, version: Version, { isHeld, perSecond }: Held): Promise<Hands> {
  const from = senderOf(press.mailFrom, press.teamName);
  const message = await composedFor(press, version);
  const write = (one: Waiting) =>
    message({ to: one.email, id: one.id, key: openKey(press.secret, one.keySealed) });
  const gate = makeGate((ids) => noteSurely(press, ids));
  // A connection that is still being made would let the last lines go first.
  await press.sql`select 1`;
  const all = Array.from({ length: lanesFor(perSecond) }, () =>
    press.smtpUrl ? openLane(press.smtpUrl) : null,
  );
  return {
    lanes: all.map((lane) => async (one: Waiting): Promise<Handed> => {
      let passed: Passed | null = null;
      const through = async () => {
        if (!isHeld()) throw new Error('Another worker may hold this newsletter.');
        passed = await gate(one.id);
      };
      const handed = await handedOver(press, from.email, { lane, one, raw: write(one), through });
      // Whoever looks for who is left must not find this one again.
      const { written } = (passed as Passed | null) ?? {};
      await written;
      return handed.kind === 'refused' && handed.answer === notReached && written
        ? { kind: 'no answer' }
        : handed;
    }),
    close: async () => all.forEach((lane) => lane?.close()),
  };
}

const notReached = 'not reached';
type Handing = { lane: Lane | null; one: Waiting; raw: string; through: () => Promise<void> };

async function handedOver(press: Press, from: string, { lane, one, raw, through }: Handing): Promise<Handed> {
  try {
    const posted = { from: returnPath(press, from, one.id), to: one.email, raw };
    await (lane ? lane.send(posted, through) : through());
    return { kind: 'taken' };
  } catch (error) {
    return { kind: 'refused', answer: answerOf(error) ?? notReached, isFinal: isPermanent(error) };
  }
}

/** A version as one message for all, encoded once. */
export async function composedFor(
  { publicUrl, mailFrom, teamName, clock }: Omit<Press, 'sql'>,
  version: Version,
) {
  const at = (path: string) => new URL(path, publicUrl).href;
  const links = {
    archiveUrl: at(`/newsletter/issues/${version.slug}`),
    preferencesUrl: at(`/newsletter/preferences/${keySlot}`),
    unsubscribeUrl: at(`/newsletter/unsubscribe/${keySlot}`),
  };
  const { subject, previewLine } = version;
  const given = { subject, previewLine, parts: version.parts ?? [], ...links };
  const mail = await renderNewsletter(given, { teamName, publicUrl });
  const from = senderOf(mailFrom, teamName);
  return composeBulk({ from, ...mail }, `${links.unsubscribeUrl}/one-click`, clock());
}

// What comes back names its message: "bounces+0b5c…@force.example".
const returnPath = ({ bounceAddress }: Press, from: string, id: string): string =>
  bounceAddress ? namingAddress(bounceAddress, id) : from;

// What was let through and is not written down would be sent again: a database that is away for a moment is waited for.
async function noteSurely(press: Press, ids: readonly string[], tries = 5): Promise<void> {
  try {
    await noteHanded(press, ids);
  } catch (error) {
    if (tries === 0) throw error;
    await new Promise((resolve) => void setTimeout(resolve, 1000));
    await noteSurely(press, ids, tries - 1);
  }
}

const isId = (id: string): boolean => /^[0-9a-f-]{36}$/.test(id);

// Without parameters, so that it leaves in one message: nothing is asked back before it is done.
async function noteHanded({ sql, clock }: Press, ids: readonly string[]): Promise<void> {
  const list = ids.filter(isId).map((id) => `'${id}'`);
  await sql.unsafe(
    `update newsletter_recipient set handed_at = '${clock().toString()}' where id in (${list.join(', ')})`,
  );
}
