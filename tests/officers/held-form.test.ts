import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { signInStep } from '#db/schema/sign-ins.ts';
import { holdForm, takeHeldForm } from '#lib/officers/sign-in/held-form.ts';
import { it } from '../support/database.ts';
import { anOfficer, now, secret } from '../support/makers.ts';
import { aPartner } from '../support/partner-makers.ts';

const form = { path: '/staff/training/courses/new', fields: [['title', 'Safer venues']] as const };
const path = form.path;

async function held(db: Db) {
  const officer = await anOfficer(db);
  const set = await holdForm(db, secret, { officerId: officer.id }, form, now);
  return { officer, set, cookieHeader: set.split(';', 1)[0]! };
}

describe('a form that is kept', () => {
  it('comes back once, to the page and the person that sent it', async ({ db }) => {
    const { officer, cookieHeader, set } = await held(db);
    expect(set).toMatch(/^held-form=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1800$/);
    const other = await anOfficer(db);
    const asked = { cookieHeader, sender: officer.id, path };
    expect(await takeHeldForm(db, secret, { ...asked, sender: other.id }, now)).toBeNull();
    expect(await takeHeldForm(db, secret, { ...asked, path: '/staff' }, now)).toBeNull();
    expect(await takeHeldForm(db, secret, { ...asked, cookieHeader: 'held-form=made-up' }, now)).toBeNull();
    expect(await takeHeldForm(db, secret, asked, now)).toEqual(form);
    expect(await takeHeldForm(db, secret, asked, now)).toBeNull();
  });

  it('of a partner comes back to them, and to nobody else', async ({ db }) => {
    const [amara, tom] = [await aPartner(db), await aPartner(db)];
    const set = await holdForm(db, secret, { partnerId: amara.id }, form, now);
    const asked = { cookieHeader: set.split(';', 1)[0]!, path };
    expect(await takeHeldForm(db, secret, { ...asked, sender: tom.id }, now)).toBeNull();
    expect(await takeHeldForm(db, secret, { ...asked, sender: amara.id }, now)).toEqual(form);
  });

  it('is gone after half an hour', async ({ db }) => {
    const { officer, cookieHeader } = await held(db);
    const asked = { cookieHeader, sender: officer.id, path };
    expect(await takeHeldForm(db, secret, asked, now.add({ minutes: 30 }))).toBeNull();
    expect(await takeHeldForm(db, secret, asked, now.add({ minutes: 29 }))).toEqual(form);
  });

  it('cannot be read in the database', async ({ db }) => {
    await held(db);
    const [row] = await db.select().from(signInStep);
    expect(JSON.stringify(row?.details)).not.toContain('Safer');
  });
});
