import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { mailMessage } from '#db/schema/mail.ts';
import { suppressionReasons } from '#db/schema/mail-suppressions.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { deliver } from '#lib/mail/deliver.ts';
import { isWithheld, kindOf, withheldFor } from '#lib/mail/heeds.ts';
import { opened } from '#lib/mail/links.ts';
import { sendAgain } from '#lib/mail/outbox.ts';
import { suppress } from '#lib/mail/suppress.ts';
import { templateNames } from '#lib/mail/templates.ts';
import { openTransport } from '#lib/mail/transport.ts';
import { sql } from 'drizzle-orm';
import { it } from '../../support/database.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';
import { aMail, desk } from './desk.ts';

const publicUrl = new URL('https://concord.example');
const post = (db: Parameters<typeof deliver>[0]['db']) => ({
  ...{ db, returns: desk, clock: () => now, transport: openTransport(null) },
  head: {
    publicUrl,
    links: opened(publicUrl.origin, secret),
    teamName: 'Prevent',
    mailFrom: 'concord@force.example',
  },
});
const aScope = fc.constantFrom('all', 'newsletters');
const held = fc.array(fc.record({ scope: aScope, reason: fc.constantFrom(...suppressionReasons) }), {
  maxLength: 4,
});
const template = fc.constantFrom(...templateNames);

describe('an address that is not written to', () => {
  it('is written to about security and a person’s own rights, and about nothing else after a hard bounce', () => {
    const sent = templateNames.filter(
      (name) => !withheldFor(name, [{ scope: 'all', reason: 'hard_bounce' }]),
    );
    expect(new Set(sent.map((name) => kindOf[name]))).toEqual(new Set(['security', 'rights']));
    expect(sent).toContain('password-reset');
    expect(sent).toContain('contact-link');
  });

  it('gets what it asked for when its box was full, and no reminder', () => {
    const soft = [{ scope: 'all', reason: 'soft_bounces' }] as const;
    expect(withheldFor('booking-confirmed', soft)).toBeNull();
    expect(withheldFor('reminder', soft)).toBe('soft_bounces');
  });

  it('gets no newsletter, whatever the reason', () => {
    expect(suppressionReasons.every((reason) => isWithheld('newsletter', reason))).toBe(true);
  });

  it('that only left the newsletters gets all other mail', () => {
    fc.assert(
      fc.property(template, (name) => {
        const isHeld = withheldFor(name, [{ scope: 'newsletters', reason: 'unsubscribed' }]) !== null;
        expect(isHeld).toBe(kindOf[name] === 'newsletter');
      }),
    );
  });

  it('never gets more mail for one more reason', () => {
    fc.assert(
      fc.property(template, held, held, (name, some, more) => {
        if (withheldFor(name, some)) expect(withheldFor(name, [...some, ...more])).not.toBeNull();
      }),
    );
  });

  it('is withheld from for a reason that holds, and for no other', () => {
    fc.assert(
      fc.property(template, held, (name, all) => {
        const reason = withheldFor(name, all);
        if (reason) expect(all.map((one) => one.reason)).toContain(reason);
        else
          for (const one of all.filter(({ scope }) => scope === 'all'))
            expect(isWithheld(kindOf[name], one.reason)).toBe(false);
      }),
    );
  });
});

describe('a mail to such an address', () => {
  it('does not leave, and says why', async ({ db }) => {
    const mail = await aMail(db);
    await suppress(db, { hash: addressHash(secret, mail.toEmail), scope: 'all', reason: 'complaint' }, now);
    await deliver(post(db), mail.id);
    const [row] = await db.select().from(mailMessage).where(eq(mailMessage.id, mail.id));
    expect(row).toMatchObject({ sentAt: null, failedAt: null, withheldAt: now, withheldFor: 'complaint' });
    expect((await sendAgain(db, await anOfficer(db, 'supervisor'), () => sql`true`, mail.id, now)).ok).toBe(
      true,
    );
    const [again] = await db.select().from(mailMessage).where(eq(mailMessage.id, mail.id));
    expect(again).toMatchObject({ withheldAt: null, withheldFor: null });
  });

  it('leaves when it is about the security of an account', async ({ db }) => {
    const mail = await aMail(db, { template: 'password-reset' });
    await suppress(db, { hash: addressHash(secret, mail.toEmail), scope: 'all', reason: 'hard_bounce' }, now);
    await deliver(post(db), mail.id);
    expect(await db.$count(mailMessage, sql`withheld_at is not null`)).toBe(0);
  });
});
