import { eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { returnAsk, returnReminder, tensionReturn } from '#db/schema/tension-returns.ts';
import { askForReturns } from '#lib/tension/returns/ask.ts';
import { chase } from '#lib/tension/returns/chase.ts';
import { sendByLink } from '#lib/tension/returns/send-partner.ts';
import { sendReturn } from '#lib/tension/returns/send.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';
import {
  aMailboxReporter,
  mailedKey,
  nextMonday,
  officerWords,
  partnerWords,
  week,
} from '../../support/return-makers.ts';

const many = 8;
const timeout = { timeout: 60_000 };
const times = <One>(work: (index: number) => Promise<One>) =>
  Promise.all(Array.from({ length: many }, (_, index) => work(index)));
const mails = (db: Db, template: 'return-asked' | 'return-due') =>
  db.$count(mailMessage, eq(mailMessage.template, template));

describe('at once', timeout, () => {
  it('one form of an officer is one return, and several forms are versions of which one stands', async ({
    aConnection,
  }) => {
    const { db } = aConnection({ max: many });
    const officer = await anOfficer(db, 'prevent_officer');
    const areaId = await theArea(db);
    const formToken = crypto.randomUUID();
    const given = { areaId, week, answer: officerWords };
    const same = await times(() => sendReturn(db, officer, { ...given, formToken }, now));
    expect(same.filter((one) => one.ok && one.value.isNew)).toHaveLength(1);
    expect(await db.$count(tensionReturn)).toBe(1);
    await times(() => sendReturn(db, officer, { ...given, formToken: crypto.randomUUID() }, now));
    const rows = await db.select().from(tensionReturn);
    expect(rows.map(({ version }) => version).sort((one, other) => one - other)).toEqual(
      Array.from({ length: many + 1 }, (_, index) => index + 1),
    );
    expect(await db.$count(tensionReturn, isNull(tensionReturn.replacedAt))).toBe(1);
  });

  it('a link is used by one of those who press, and the others are told', async ({ aConnection }) => {
    const { db } = aConnection({ max: many });
    const { id } = await aMailboxReporter(db, await anOfficer(db));
    await askForReturns(db, secret, nextMonday);
    const link = { key: await mailedKey(db, id), requestId: 'r1' };
    const answers = await times(() =>
      sendByLink(db, link, { formToken: crypto.randomUUID(), answer: partnerWords }, nextMonday),
    );
    const reasons = answers.map((one) => (one.ok ? 'sent' : one.reason)).sort();
    expect(reasons).toEqual(['sent', ...Array<string>(many - 1).fill('used')]);
    expect(await db.$count(tensionReturn)).toBe(1);
  });

  it('several workers ask each reporter once, with one mail', async ({ aConnection }) => {
    const { db } = aConnection({ max: many });
    const keeper = await anOfficer(db);
    for (let count = 0; count < 5; count += 1) await aMailboxReporter(db, keeper);
    const asked = await times(() => askForReturns(db, secret, nextMonday));
    expect(asked.reduce((sum, one) => sum + one, 0)).toBe(5);
    expect([await db.$count(returnAsk), await mails(db, 'return-asked')]).toEqual([5, 5]);
  });

  it('several officers who chase one reporter write one mail', async ({ aConnection }) => {
    const { db } = aConnection({ max: many });
    const keeper = await anOfficer(db);
    const { id } = await aMailboxReporter(db, keeper);
    await askForReturns(db, secret, nextMonday);
    const answers = await times(() => chase(db, keeper, id, nextMonday));
    const reasons = answers.map((one) => (one.ok ? 'sent' : one.reason)).sort();
    expect(reasons).toEqual([...Array<string>(many - 1).fill('chased today'), 'sent']);
    const chased = eq(returnReminder.kind, 'chased');
    expect([await db.$count(returnReminder, chased), await mails(db, 'return-due')]).toEqual([1, 1]);
  });
});
