import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { directoryGroup } from '#db/schema/directory.ts';
import type { Officer } from '#lib/actor.ts';
import Remove from '../../../src/pages/staff/admin/directory/[id]/remove.astro';
import List from '../../../src/pages/staff/admin/directory/index.astro';
import New from '../../../src/pages/staff/admin/directory/new.astro';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';
import { localsFor } from './visit.ts';

type Asked = Omit<NonNullable<Parameters<typeof openPage>[1]>, 'locals'>;

const visit = (
  page: Parameters<typeof openPage>[0],
  db: Db,
  officer: Officer,
  asked: Asked = {},
  provenAt = now,
) => {
  const signIn = { officer, session: { provenAt, reference: crypto.randomUUID() }, cookie: null };
  const locals = { ...localsFor(db, officer), signIn } as unknown as Partial<App.Locals>;
  return openPage(page, { ...asked, locals });
};

const filled = async (db: Db) => {
  const [luton] = await db.select().from(area).where(eq(area.slug, 'luton'));
  return { groupKey: '5d1c', label: 'Officers, Luton', role: 'prevent_officer', area: luton!.id };
};

describe('the groups of the directory', () => {
  it('are not there for anybody but an administrator', async ({ db }) => {
    const supervisor = await anOfficer(db, 'supervisor');
    for (const page of [List, New, Remove]) expect((await visit(page, db, supervisor)).status).toBe(404);
    const form = await filled(db);
    expect((await visit(New, db, supervisor, { form })).status).toBe(404);
    expect(await db.$count(directoryGroup)).toBe(0);
  });

  it('are added, shown and removed after a warning', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    expect((await visit(List, db, admin)).text).toContain('No group brings a role yet');
    const added = await visit(New, db, admin, { form: await filled(db) });
    expect([added.status, added.location]).toEqual([303, '/staff/admin/directory?added=1']);
    const shown = await visit(List, db, admin);
    expect(shown.text).toContain('Officers, Luton');
    const [row] = await db.select().from(directoryGroup);
    const params = { id: row!.id };
    expect((await visit(Remove, db, admin, { params })).text).toContain('Nobody loses a role by it.');
    const removed = await visit(Remove, db, admin, { params, form: {} });
    expect([removed.status, removed.location]).toEqual([303, '/staff/admin/directory?removed=0']);
    expect((await visit(Remove, db, admin, { params })).status).toBe(404);
  });

  it('say how the directory is connected, and how it is not', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const apart = await visit(List, db, admin);
    expect(apart.text).toContain('Single sign-on is not set up');
    expect(apart.text).toContain('http://localhost:4321/sign-in/single-sign-on/return');
    const singleSignOn = { issuer: new URL('https://login.force.example/v2.0'), asksSecondFactor: true };
    const locals = localsFor(db, admin);
    const environment = { ...locals.environment, singleSignOn } as unknown as App.Locals['environment'];
    const joined = await openPage(List, { locals: { ...locals, environment } });
    expect(joined.text).toContain('https://login.force.example/v2.0');
    expect(joined.text).toContain('The directory always asks for one');
  });

  it('keep what was typed when something is missing or there already', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const form = await filled(db);
    const missing = await visit(New, db, admin, { form: { ...form, role: '' } });
    expect([missing.status, missing.text.includes('Choose a role')]).toEqual([422, true]);
    expect(missing.html).toContain('5d1c');
    await visit(New, db, admin, { form });
    const again = await visit(New, db, admin, { form });
    expect([again.status, again.text.includes('brings this role in this area already')]).toEqual([409, true]);
  });

  it('are changed only by somebody who proved in the last five minutes who they are', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const long = now.subtract({ minutes: 5 });
    const form = await filled(db);
    const answer = await visit(New, db, admin, { form, path: '/staff/admin/directory/new' }, long);
    expect([answer.status, answer.location]).toEqual([
      303,
      '/sign-in/again?next=%2Fstaff%2Fadmin%2Fdirectory%2Fnew',
    ]);
    expect(await db.$count(directoryGroup)).toBe(0);
  });
});
