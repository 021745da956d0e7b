import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { subscriberImportRow } from '#db/schema/newsletter-imports.ts';
import { subscriber, subscriberConsent } from '#db/schema/newsletters.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { suppress } from '#lib/mail/suppress.ts';
import { askUndoList, askWriteList, discardImport } from '#lib/newsletters/imports/ask.ts';
import { newsletterPurges } from '#lib/newsletters/purge.ts';
import { confirm, endSubscription } from '#lib/newsletters/subscribers/change.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, now, secret } from '../support/makers.ts';
import { aList, aWrittenList, rowsOf, stateOf, undoes, writes } from './import-makers.ts';
import { asks, aSubscriber, kept, mailsTo } from './makers.ts';

const ann = 'ann@reader.example';
const none = { topics: [], source: '', agreedOn: null, words: '' };
const day = (text: string) => Temporal.PlainDate.from(text);

describe('a list of subscribers', () => {
  it('says of every row without evidence what is missing', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const csv = [
      'Email;Source;Agreed;Words;Topics;Areas',
      'a@reader.example;;4/7/2026;News please;News;',
      'b@reader.example;Mela;;News please;News;',
      'c@reader.example;Mela;4/7/2026;;News;',
      'd@reader.example;Mela;31/6/2026;News please;News;',
      'e@reader.example;Mela;4/7/2027;News please;News;',
      'f@reader.example;Mela;4/7/2021;News please;News;',
      'not an address;Mela;4/7/2026;News please;News;',
      'g@reader.example;Mela;4/7/2026;News please;;',
      'h@reader.example;Mela;4/7/2026;News please;Football;',
      'i@reader.example;Mela;4/7/2026;News please;topic_news;Atlantis',
      ';Mela;4/7/2026;News please;topic_news;',
      'k@reader.example;Mela;4/7/2026;News please;topic_news;Bedfordshire',
      'K@reader.example;Mela;2026-07-04;News please;topic_news;',
    ].join('\r\n');
    const id = await aList(db, officer, { csv: csv.replaceAll(';News;', ';topic_news;'), ofAll: none });
    const rows = await rowsOf(db, id);
    expect(rows.map(({ problem }) => problem)).toEqual([
      ...['no source', 'no day', 'no words', 'no such day', 'not yet', 'too old', 'not an address'],
      ...['no topic', 'unknown topic', 'unknown area', 'no address', null, 'twice'],
    ]);
  });

  it('takes what is said of the whole list where a row does not say it', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aList(db, officer, { csv: `Email,Source\n${ann},\nbob@reader.example,Library\n` });
    const rows = await rowsOf(db, id);
    expect(rows.map(({ source }) => source)).toEqual(['Sign-up sheet at the Luton mela', 'Library']);
    expect(rows.map(({ agreedOn }) => agreedOn)).toEqual([day('2026-07-04'), day('2026-07-04')]);
  });

  it('asks each person to confirm, and sends nothing else until they do', async ({ db }) => {
    await aWrittenList(db, await anOfficer(db, 'comms'));
    expect(await mailsTo(db, ann)).toEqual(['newsletter-confirm']);
    const person = (await kept(db, ann))!;
    expect(person).toMatchObject({ source: 'import', confirmedAt: null });
    expect(await confirm(db, anyone, person.id, now)).toMatchObject({ ok: true });
  });

  it('counts people as confirmed only who pressed a link elsewhere, with the evidence kept', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'comms');
    await aWrittenList(db, officer, { isProven: true });
    const person = (await kept(db, ann))!;
    expect(person).toMatchObject({ source: 'import', confirmedAt: now });
    expect(await mailsTo(db, ann)).toEqual([]);
    const [proof] = await db
      .select()
      .from(subscriberConsent)
      .where(eq(subscriberConsent.subscriberId, person.id));
    expect(proof).toMatchObject({
      ...{ kind: 'imported', by: officer.id, agreedOn: day('2026-07-04') },
      ...{ form: 'Sign-up sheet at the Luton mela', words: 'Send me news about events near me.' },
    });
  });

  it('brings nobody back who left, whose mail came back, or who is asked already', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const left = await aSubscriber(db, { email: 'left@reader.example' });
    await endSubscription(db, anyone, left.id, 'link', now);
    const bounced = addressHash(secret, 'bounced@reader.example');
    await suppress(db, { hash: bounced, scope: 'all', reason: 'hard_bounce' }, now);
    await asks(db, { email: 'asked@reader.example' });
    await aSubscriber(db, { email: 'on@reader.example' });
    const names = ['left', 'bounced', 'asked', 'on', 'new'];
    const csv = `Email\n${names.map((name) => `${name}@reader.example\n`).join('')}`;
    const id = await aWrittenList(db, officer, { csv, isProven: true });
    const rows = await rowsOf(db, id);
    expect(rows.map(({ problem }) => problem)).toEqual([
      ...['not to be written to', 'not to be written to', 'known', 'known', null],
    ]);
    expect(await kept(db, 'left@reader.example')).toMatchObject({ email: null });
    expect(await kept(db, 'bounced@reader.example')).toBeUndefined();
  });

  it('leaves out whoever says no between the look and the button', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aList(db, officer, { isProven: true });
    await suppress(db, { hash: addressHash(secret, ann), scope: 'all', reason: 'complaint' }, now);
    await writes(db, officer, id);
    expect(await stateOf(db, id)).toMatchObject({ state: 'written', rowsAll: 2, rowsFine: 1 });
    expect(await kept(db, ann)).toBeUndefined();
    expect((await rowsOf(db, id)).map(({ problem }) => problem)).toEqual(['not to be written to', null]);
    expect(await askWriteList(db, officer, id, now)).toMatchObject({ reason: 'elsewhere by now' });
  });
});

describe('the database', () => {
  const person = () => ({
    ...{ email: ann, emailHash: addressHash(secret, ann), keyHash: new Uint8Array([1]) },
    ...{ keySealed: new Uint8Array([1]), source: 'import' as const, askedAt: now },
  });

  it('takes nobody as confirmed by an import without evidence', async ({ db }) => {
    const bring = db.transaction((tx) => tx.insert(subscriber).values({ ...person(), confirmedAt: now }));
    await expect(bring).rejects.toMatchObject({ cause: { constraint_name: 'subscriber_unproven' } });
  });

  it('lets no import bring back who left, even once the suppression is lifted', async ({ db }) => {
    const { id } = await aSubscriber(db, { email: ann });
    await endSubscription(db, anyone, id, 'link', now);
    await db.execute(sql`update mail_suppression set lifted_at = now(), lift_reason = 'They rang'`);
    const back = { email: ann, source: 'import' as const, endedAt: null, endedBy: null, confirmedAt: null };
    const bring = db.transaction((tx) => tx.update(subscriber).set(back).where(eq(subscriber.id, id)));
    await expect(bring).rejects.toMatchObject({ cause: { constraint_name: 'subscriber_not_revived' } });
  });

  it('keeps the evidence of a row as it was sent in', async ({ db }) => {
    await aList(db, await anOfficer(db, 'comms'));
    const change = db.transaction((tx) => tx.update(subscriberImportRow).set({ words: 'Anything' }));
    await expect(change).rejects.toThrow();
  });
});

describe('taking an import back', () => {
  it('removes whoever it brought, with their mails, but not who confirmed by themselves', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aWrittenList(db, officer);
    const bob = (await kept(db, 'bob@reader.example'))!;
    await confirm(db, anyone, bob.id, now);
    await undoes(db, officer, id);
    expect(await kept(db, ann)).toBeUndefined();
    expect(await mailsTo(db, ann)).toEqual([]);
    expect(await kept(db, 'bob@reader.example')).toMatchObject({ confirmedAt: now });
    expect(await askUndoList(db, officer, id, now)).toMatchObject({ reason: 'elsewhere by now' });
  });

  it('is possible for 30 days, after which the addresses of the list are gone', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aWrittenList(db, officer, { isProven: true });
    const later = now.add({ hours: 24 * 31 });
    await runPurges(db, newsletterPurges, later);
    expect(await askUndoList(db, officer, id, later)).toMatchObject({ reason: 'too late' });
    const rows = await rowsOf(db, id);
    expect(rows.map(({ email, subscriberId }) => [email, subscriberId])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(await kept(db, ann)).toMatchObject({ confirmedAt: now });
  });

  it('throws a list away that nobody took in, with everything that was read of it', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aList(db, officer);
    expect(await discardImport(db, officer, id, now)).toMatchObject({ ok: true });
    expect(await db.$count(subscriberImportRow)).toBe(0);
  });
});
