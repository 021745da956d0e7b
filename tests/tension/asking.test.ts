import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { institution } from '#db/schema/institutions.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { askForReturns } from '#lib/tension/returns/ask.ts';
import { chase } from '#lib/tension/returns/chase.ts';
import { openReturnLink } from '#lib/tension/returns/link.ts';
import { remindOfReturns } from '#lib/tension/returns/remind.ts';
import { endReporter } from '#lib/tension/returns/reporters.ts';
import { rhythmOf, roundOn } from '#lib/tension/returns/rhythm.ts';
import { sendByLink } from '#lib/tension/returns/send-partner.ts';
import { countOverdue, dueOf } from '#lib/tension/returns/waiting.ts';
import { theScale } from '#lib/tension/levels/scale.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anOfficer, now, secret } from '../support/makers.ts';
import {
  aMailboxReporter,
  anOfficerReporter,
  mailedKey,
  nextMonday,
  partnerWords,
} from '../support/return-makers.ts';

const after = (days: number) => nextMonday.add({ hours: 24 * days });
const token = () => crypto.randomUUID();
const requestId = 'r1';

describe('asking for returns', () => {
  it('asks each reporter once on Monday from seven, and institutions by mail', async ({ db }) => {
    const keeper = await anOfficer(db);
    const { id, email } = await aMailboxReporter(db, keeper);
    await anOfficerReporter(db, keeper);
    expect(await askForReturns(db, secret, nextMonday.subtract({ minutes: 61 }))).toBe(0);
    expect(await askForReturns(db, secret, nextMonday)).toBe(2);
    expect(await askForReturns(db, secret, after(1))).toBe(0);
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.template, 'return-asked'));
    expect(mails.map(({ toEmail }) => toEmail)).toEqual([email]);
    expect(JSON.stringify(mails)).not.toContain(await mailedKey(db, id));
  });

  it('writes to nobody who declined contact or stopped to report', async ({ db }) => {
    const keeper = await anOfficer(db);
    const [declined, ended] = [await aMailboxReporter(db, keeper), await aMailboxReporter(db, keeper)];
    await db
      .update(institution)
      .set({ contactState: 'declined' })
      .where(eq(institution.id, declined.institutionId));
    await endReporter(db, keeper, ended.id, now);
    expect(await askForReturns(db, secret, nextMonday)).toBe(0);
  });

  it('reminds on the day before it is due and once after it, until there is an answer', async ({ db }) => {
    const { id } = await aMailboxReporter(db, await anOfficer(db));
    await askForReturns(db, secret, nextMonday);
    expect(await remindOfReturns(db, nextMonday)).toBe(0);
    expect(await remindOfReturns(db, after(1))).toBe(1);
    expect(await remindOfReturns(db, after(1).add({ minutes: 15 }))).toBe(0);
    expect(await remindOfReturns(db, after(2))).toBe(0);
    expect(await remindOfReturns(db, after(3))).toBe(1);
    expect(await remindOfReturns(db, after(4))).toBe(0);
    await askForReturns(db, secret, after(7));
    const answer = { formToken: token(), answer: 'nothing' } as const;
    const key = await mailedKey(db, id);
    expect((await sendByLink(db, { key, requestId }, answer, after(7))).ok).toBe(true);
    expect(await remindOfReturns(db, after(8))).toBe(0);
  });

  it('shows an officer what is due of them, and a supervisor who is past the day', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await anOfficerReporter(db, officer, { keeper: await anOfficer(db) });
    await askForReturns(db, secret, nextMonday);
    const due = await dueOf(db, officer.id, nextMonday);
    expect(due.map(({ district, dueOn }) => [district, dueOn.toString()])).toEqual([
      ['Bedford', '2026-11-25'],
    ]);
    expect(await countOverdue(db, [await theArea(db)], after(2))).toBe(0);
    expect(await countOverdue(db, [await theArea(db)], after(3))).toBe(1);
  });

  it('comes weekly, twice weekly at level 4 and daily at level 5, also in the week after it ran out', async ({
    db,
  }) => {
    const scale = await theScale(db, now);
    const set = (level: 1 | 4 | 5, validUntil = now.add({ hours: 9 })) =>
      rhythmOf({ state: 'current', level, validUntil } as Parameters<typeof rhythmOf>[0], scale, now);
    expect([set(1), set(4), set(5)]).toEqual(['weekly', 'twice weekly', 'daily']);
    expect(set(5, now.subtract({ hours: 24 * 6 }))).toBe('daily');
    expect(set(5, now.subtract({ hours: 24 * 8 }))).toBe('weekly');
    expect(rhythmOf({ state: 'no information' }, scale, now)).toBe('weekly');
    const friday = Temporal.PlainDate.from('2026-11-27');
    const days = (rhythm: Parameters<typeof roundOn>[1]) => {
      const { opensOn, dueOn } = roundOn(friday, rhythm);
      return [opensOn.toString(), dueOn.toString()];
    };
    expect(days('weekly')).toEqual(['2026-11-23', '2026-11-25']);
    expect(days('twice weekly')).toEqual(['2026-11-26', '2026-11-27']);
    expect(days('daily')).toEqual(['2026-11-27', '2026-11-27']);
  });
});

describe('the link that was mailed', () => {
  it('sends one return of its own week, and then shows nothing and sends no other', async ({ db }) => {
    const { id } = await aMailboxReporter(db, await anOfficer(db));
    await askForReturns(db, secret, nextMonday);
    const link = { key: await mailedKey(db, id), requestId };
    const given = { formToken: token(), answer: partnerWords };
    expect(await openReturnLink(db, link.key, nextMonday)).toMatchObject({
      district: 'Bedford',
      usedAt: null,
    });
    const first = await sendByLink(db, link, given, nextMonday);
    const again = await sendByLink(db, link, given, nextMonday);
    if (!first.ok || !again.ok) throw new Error('refused');
    expect([first.value.isNew, again.value]).toEqual([true, { id: first.value.id, isNew: false }]);
    const changed = await sendByLink(db, link, { ...given, answer: 'nothing' }, nextMonday);
    expect(changed).toEqual({ ok: false, reason: 'used' });
    const other = await sendByLink(db, link, { ...given, formToken: token() }, nextMonday);
    expect(other).toEqual({ ok: false, reason: 'used' });
  });

  it('opens nothing once its week is over, its reporter ended, or a letter of it is wrong', async ({
    db,
  }) => {
    const keeper = await anOfficer(db);
    const { id } = await aMailboxReporter(db, keeper);
    await askForReturns(db, secret, nextMonday);
    const key = await mailedKey(db, id);
    const answer = { formToken: token(), answer: 'nothing' } as const;
    const none = { ok: false, reason: 'no such link' };
    expect(await openReturnLink(db, `${key}A`, nextMonday)).toBeNull();
    expect(await openReturnLink(db, key, after(8))).toBeNull();
    expect(await sendByLink(db, { key, requestId }, answer, after(8))).toEqual(none);
    await endReporter(db, keeper, id, nextMonday);
    expect(await sendByLink(db, { key, requestId }, answer, nextMonday)).toEqual(none);
  });
});

describe('chasing', () => {
  it('reminds once a day, and nobody who answered or was not asked', async ({ db }) => {
    const keeper = await anOfficer(db);
    const { id } = await aMailboxReporter(db, keeper);
    expect(await chase(db, keeper, id, nextMonday)).toEqual({ ok: false, reason: 'not asked yet' });
    await askForReturns(db, secret, nextMonday);
    expect(await chase(db, keeper, id, nextMonday)).toEqual({ ok: true, value: null });
    expect(await chase(db, keeper, id, nextMonday)).toEqual({ ok: false, reason: 'chased today' });
    expect((await chase(db, keeper, id, after(1))).ok).toBe(true);
    const given = { formToken: token(), answer: 'nothing' } as const;
    await sendByLink(db, { key: await mailedKey(db, id), requestId }, given, after(2));
    expect(await chase(db, keeper, id, after(2))).toEqual({ ok: false, reason: 'reported already' });
    const due = await db.$count(mailMessage, eq(mailMessage.template, 'return-due'));
    expect(due).toBe(2);
  });
});
