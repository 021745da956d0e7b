import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { contact } from '#db/schema/contacts.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import type { Officer } from '#lib/actor.ts';
import { removeSelf } from '#lib/institutions/contacts/erase.ts';
import { checkSaved } from '#lib/institutions/duplicates/check-saved.ts';
import record from '../../../src/pages/staff/contacts/[id]/index.astro';
import edit from '../../../src/pages/staff/contacts/[id]/edit.astro';
import newPage from '../../../src/pages/staff/contacts/new.astro';
import details from '../../../src/pages/your-details/[key]/index.astro';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { anOfficer, secret, now } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';
import { localsFor } from '../../support/page-locals.ts';
import { visit } from '../staff/visit.ts';

const filled = {
  name: 'Tom Birkett',
  email: 'tom.birkett@harpur.example',
  phone: '01632 960 123',
  channel: 'email',
  source: 'themselves',
  title: 'Head of Year 9',
  notice: 'later',
  adult: 'yes',
};

async function add(db: Db, officer: Officer, form: Record<string, string>, institutionId?: string) {
  const id = institutionId ?? (await anInstitution(db));
  return visit(newPage, db, officer, { path: `/staff/contacts/new?institution=${id}`, form });
}

describe('the form that adds a contact', () => {
  it('takes work details of an adult and goes to the record', async ({ db }) => {
    const officer = await anOfficer(db);
    const answer = await add(db, officer, filled);
    expect(answer.status).toBe(303);
    const id = /contacts\/([\w-]+)/.exec(answer.location!)![1]!;
    const shown = await visit(record, db, officer, { params: { id } });
    expect(shown.text).toContain('Tom Birkett');
    expect(shown.text).toContain('28 days left');
    expect(shown.text).toContain('nobody has told them yet');
  });

  it('has no place for a date of birth or an account online, whatever the reason', async ({ db }) => {
    const officer = await anOfficer(db);
    const reason = 'They asked for it.';
    for (const contactWords of ['Born 3 May 1980', 'Instagram: tombirkett']) {
      const { status, text } = await add(db, officer, { ...filled, contactWords, reason });
      expect([status, text]).toEqual([422, expect.stringContaining('we never need one')]);
    }
  });

  it('lets a private mailbox pass with a reason, which a supervisor reads', async ({ db }) => {
    const officer = await anOfficer(db);
    const form = { ...filled, email: 'tom.birkett@gmail.com' };
    expect((await add(db, officer, form)).text).toContain('This looks like a private mailbox');
    const reason = 'Their club has no other address.';
    expect((await add(db, officer, { ...form, reason })).status).toBe(303);
    expect(await db.select().from(textCheckOverride)).toMatchObject([
      { findings: ['private mailbox'], reason },
    ]);
  });

  it('asks whether a role tells of a faith, and for the condition if it does', async ({ db }) => {
    const officer = await anOfficer(db);
    const mosque = await anInstitution(db, { typeCode: 'congregation', name: 'Linford Road Mosque' });
    const silent = await add(db, officer, filled, mosque);
    expect([silent.status, silent.text]).toEqual([
      422,
      expect.stringContaining('Say whether this role tells'),
    ]);
    const bare = await add(db, officer, { ...filled, faith: 'yes' }, mosque);
    expect(bare.text).toContain('Choose the condition that lets us hold it');
    const whole = { ...filled, faith: 'yes', condition: 'explicit_consent' };
    expect((await add(db, officer, whole, mosque)).status).toBe(303);
  });

  it('asks whether it is somebody who is here already, and says when somebody asked to be removed', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const known = await aContact(db, officer, { email: filled.email });
    await checkSaved(db, () => now);
    const twice = await add(db, officer, filled);
    expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('Is it this person?')]);
    await removeSelf(db, { kind: 'contact', contactId: known.id }, secret, now);
    const again = await add(db, officer, { ...filled, another: 'yes' });
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('asked to be removed')]);
    expect(again.html).toContain('value="Tom Birkett"');
  });
});

describe('the form that edits a contact', () => {
  it('refuses what was typed while somebody else changed it, and keeps it', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await aContact(db, officer);
    await db.update(contact).set({ sequence: 3 }).where(eq(contact.id, id));
    const form = { ...filled, sequence: '2', name: 'Sarah Haldane-Pryce' };
    const { status, text, html } = await visit(edit, db, officer, { params: { id }, form });
    expect([status, text]).toEqual([409, expect.stringContaining('Somebody changed this contact')]);
    expect(html).toContain('Sarah Haldane-Pryce');
  });
});

describe('the page of one’s own details', () => {
  it('shows what is held and why, and opens for no other key', async ({ db }) => {
    const { key } = await aContact(db, await anOfficer(db));
    const own = await openPage(details, { params: { key }, locals: localsFor(db) });
    expect(own.text).toContain('Sarah Haldane');
    expect(own.text).toContain('Head of Year 9, Ashmere Community School');
    expect(own.text).toContain('Nobody has looked at your details.');
    const other = await openPage(details, { params: { key: `${key}x` }, locals: localsFor(db) });
    expect([other.status, other.text]).toEqual([404, expect.stringContaining('We do not know this link')]);
  });
});
