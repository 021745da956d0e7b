import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { handOver, officer, roleGrant } from '#db/schema/officers.ts';
import { officerSession, signInStep } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { findEntries } from '#lib/audit/find-entries.ts';
import { inviteOfficer } from '#lib/officers/accounts/invite.ts';
import { startSession } from '#lib/officers/sign-in/sessions.ts';
import Invitation from '../../../src/pages/invitations/[key].astro';
import Administration from '../../../src/pages/staff/admin/index.astro';
import Access from '../../../src/pages/staff/admin/people/[id]/access.astro';
import Close from '../../../src/pages/staff/admin/people/[id]/close.astro';
import HandOver from '../../../src/pages/staff/admin/people/[id]/hand-over.astro';
import Person from '../../../src/pages/staff/admin/people/[id]/index.astro';
import OpenAgain from '../../../src/pages/staff/admin/people/[id]/open.astro';
import EndRole from '../../../src/pages/staff/admin/people/[id]/roles/[grant]/end.astro';
import GiveRole from '../../../src/pages/staff/admin/people/[id]/roles/new.astro';
import EndSignIns from '../../../src/pages/staff/admin/people/[id]/sign-ins.astro';
import ResetFactors from '../../../src/pages/staff/admin/people/[id]/second-factor.astro';
import People from '../../../src/pages/staff/admin/people/index.astro';
import Invitations from '../../../src/pages/staff/admin/people/invitations.astro';
import Invite from '../../../src/pages/staff/admin/people/new.astro';
import Review from '../../../src/pages/staff/admin/people/review.astro';
import Roles from '../../../src/pages/staff/admin/roles.astro';
import Outbox from '../../../src/pages/staff/outbox/index.astro';
import { accountOf, aKey, anAdministrator, areaOf, aRole, grantsOf } from '../../officers/accounts/people.ts';
import { it } from '../../support/database.ts';
import { anOfficer, aSession, now } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';
import { localsFor, visit as visitAny } from './visit.ts';

type Asked = NonNullable<Parameters<typeof openPage>[1]>;
type Page = Parameters<typeof openPage>[0];

const signIn = (provenAt: Temporal.Instant) =>
  ({
    session: { provenAt, reference: '7f1b6f0e-5b8d-4a57-9a1c-9f6f0f3e7c11' },
  }) as unknown as App.Locals['signIn'];

/** Opens a page as somebody who proved a moment ago who they are. */
const visit = (page: Page, db: Db, reader: Officer, asked: Asked = {}) =>
  openPage(page, { ...asked, locals: { ...localsFor(db, reader), signIn: signIn(now) } });

const at = (one: Pick<Officer, 'id'>) => ({ params: { id: one.id } });
const typedToday = { 'starts-day': '21', 'starts-month': '11', 'starts-year': '2026' };

describe('who may open the pages of accounts', () => {
  it('an officer of another area finds nobody, and a Prevent officer no page', async ({ db }) => {
    const dana = await anOfficer(db, 'prevent_officer');
    const other = await anAdministrator(db, 'essex');
    for (const page of [Person, Access, HandOver, Close, GiveRole, ResetFactors, EndSignIns, OpenAgain]) {
      expect((await visit(page, db, other, at(dana))).status).toBe(404);
      expect((await visit(page, db, dana, at(other))).status).toBe(404);
    }
    for (const page of [Administration, People, Invitations, Invite, Review, Roles])
      expect((await visit(page, db, dana)).status).toBe(404);
    expect((await visit(Administration, db, other)).text).toContain('People and roles');
  });

  it('an auditor and a supervisor see people, and change nothing', async ({ db }) => {
    const dana = await anOfficer(db);
    const auditor = await anOfficer(db, 'auditor');
    const page = await visit(Person, db, auditor, at(dana));
    expect(page.text).toContain('Supervisor, Bedfordshire');
    expect(page.text).not.toContain('Give a role');
    for (const change of [Close, GiveRole, ResetFactors, EndSignIns, OpenAgain])
      expect((await visit(change, db, auditor, at(dana))).status).toBe(404);
    expect((await visit(Person, db, dana, at(auditor))).text).not.toContain('Close account');
  });

  it('whoever proved some time ago who they are is asked again before a change', async ({ db }) => {
    const [admin, dana] = [await anAdministrator(db), await anOfficer(db)];
    const locals = { ...localsFor(db, admin), signIn: signIn(now.subtract({ minutes: 5 })) };
    for (const page of [Close, GiveRole, ResetFactors, EndSignIns, OpenAgain, Invite]) {
      const answer = await openPage(page, { ...at(dana), locals, form: { reason: 'x' } });
      expect([answer.status, answer.location?.split('?')[0]]).toEqual([303, '/sign-in/again']);
    }
    expect((await visitAny(Close, db, admin, at(dana))).location).toContain('/sign-in/again');
    expect((await accountOf(db, dana.id)).deactivatedAt).toBeNull();
  });
});

describe('inviting', () => {
  it('leads from the form by the mail in the outbox to a password and on to the second step', async ({
    db,
  }) => {
    const admin = await anAdministrator(db);
    const area = await areaOf(db, 'bedfordshire');
    const form = {
      name: 'Tomasz Wieczorek',
      email: 'Tomasz@police.example',
      role: 'comms',
      area,
      ...typedToday,
    };
    const sent = await visit(Invite, db, admin, { form });
    expect([sent.status, sent.location]).toEqual([
      303,
      expect.stringMatching(/people\/[\w-]+\?done=invited$/),
    ]);
    expect((await visit(Outbox, db, admin)).text).toContain('Invitation to the team');
    expect((await visit(Outbox, db, await anOfficer(db))).text).not.toContain('Invitation to the team');
    const list = await visit(Invitations, db, admin);
    expect(list.text).toContain('tomasz@police.example');
  });

  it('says at the field what is missing or cannot be', async ({ db }) => {
    const admin = await anAdministrator(db);
    const empty = await visit(Invite, db, admin, { form: { name: '' } });
    expect([empty.status, empty.text]).toEqual([
      422,
      expect.stringContaining('Enter their work email address'),
    ]);
    const area = await areaOf(db, 'bedfordshire');
    const form = { name: 'A', email: 'a@police.example', role: 'auditor', area, ...typedToday };
    const endless = await visit(Invite, db, admin, { form });
    expect([endless.status, endless.text]).toEqual([
      409,
      expect.stringContaining('an auditor has the role for a'),
    ]);
    const wrong = await visit(Invite, db, admin, { form: { ...form, 'starts-day': '31' } });
    expect(wrong.text).toContain('Enter a first day that there is');
  });

  it('takes up the account once, with a password that will do', async ({ db }) => {
    const [admin, key] = [await anAdministrator(db), aKey()];
    const details = { name: 'Tomasz Wieczorek', email: 'tomasz@police.example', ...(await aRole(db)) };
    const made = await inviteOfficer(db, admin, details, key, now);
    const locals = localsFor(db, null);
    const ask = (form?: Record<string, string>, params = { key: key.key }) =>
      openPage(Invitation, { params, locals, ...(form && { form }) });
    expect((await ask()).text).toContain(`${admin.name} invites you, Tomasz Wieczorek`);
    const weak = await ask({ password: 'tomaszwieczorek' });
    expect([weak.status, weak.text]).toEqual([422, expect.stringContaining('mostly your name')]);
    const taken = await ask({ password: 'quiet harbour lantern' });
    expect([taken.status, taken.location]).toEqual([303, '/sign-in/second-factor']);
    expect(taken.headers.get('set-cookie')).toContain('sign-in-step=');
    const [step] = await db.select().from(signInStep);
    expect(step).toMatchObject({ kind: 'second_factor', officerId: made.ok && made.value.id });
    const again = await ask({ password: 'another quiet lantern' });
    expect([again.status, again.text]).toEqual([410, expect.stringContaining(admin.email)]);
    expect((await ask(undefined, { key: 'made-up' })).status).toBe(404);
  });
});

describe('changing an account', () => {
  it('gives and ends a role, closes the account with a reason, and opens it again', async ({ db }) => {
    const [admin, dana] = [await anAdministrator(db), await anOfficer(db)];
    const area = await areaOf(db, 'bedfordshire');
    const given = { role: 'comms', area, ...typedToday, reason: 'Cover for a colleague' };
    expect((await visit(GiveRole, db, admin, { ...at(dana), form: given })).status).toBe(303);
    const grant = (await grantsOf(db, dana.id)).find(({ role }) => role === 'comms')!;
    const where = { params: { id: dana.id, grant: grant.id } };
    expect((await visit(EndRole, db, admin, { ...where, form: { reason: 'Over' } })).status).toBe(422);
    const ended = await visit(EndRole, db, admin, { ...where, form: { when: 'now', reason: 'Over' } });
    expect(ended.location).toContain('done=ended');
    expect((await visit(Close, db, admin, { ...at(dana), form: {} })).status).toBe(422);
    await visit(Close, db, admin, { ...at(dana), form: { reason: 'Moved to another post' } });
    const closed = await visit(Person, db, admin, at(dana));
    expect(closed.text).toContain('Moved to another post');
    expect(closed.text).toContain('21 November 2027');
    await visit(OpenAgain, db, admin, { ...at(dana), form: {} });
    expect((await accountOf(db, dana.id)).deactivatedAt).toBeNull();
  });

  it('resets a second step once it is said how it was checked who asks', async ({ db }) => {
    const [admin, dana] = [await anAdministrator(db), await anOfficer(db)];
    const unsaid = await visit(ResetFactors, db, admin, { ...at(dana), form: {} });
    expect([unsaid.status, unsaid.text]).toEqual([422, expect.stringContaining('Choose how you checked')]);
    const said = await visit(ResetFactors, db, admin, { ...at(dana), form: { checked: 'in_person' } });
    expect([said.status, said.location]).toEqual([303, expect.stringContaining('done=reset')]);
    expect(
      (await findEntries(db, 'everybody', { about: [dana.id] })).rows.map((entry) => entry.reason),
    ).toContain('Who they are was checked in person.');
  });

  it('ends all sign-ins of somebody with a reason, and says so', async ({ db }) => {
    const [admin, dana] = [await anAdministrator(db), await anOfficer(db)];
    const none = await visit(Person, db, admin, at(dana));
    expect(none.text).not.toContain('End all sign-ins');
    const browser = { device: 'Edge on Windows', address: '192.0.2.9', method: 'passkey' } as const;
    await startSession(db, dana.id, browser, now);
    expect((await visit(Person, db, admin, at(dana))).text).toContain('End all sign-ins');
    expect((await visit(EndSignIns, db, admin, { ...at(dana), form: {} })).status).toBe(422);
    const form = { reason: 'Laptop lost on a train' };
    const ended = await visit(EndSignIns, db, admin, { ...at(dana), form });
    expect([ended.status, ended.location]).toEqual([303, expect.stringContaining('done=signed-out')]);
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('refuses in words to close the last administrator', async ({ db }) => {
    const [one, other] = [await anAdministrator(db), await anAdministrator(db)];
    await db.update(officer).set({ passwordHash: null }).where(eq(officer.id, one.id));
    const answer = await visit(Close, db, one, { ...at(other), form: { reason: 'Leaves' } });
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('last administrator')]);
  });

  it('hands what a leaver leads to a colleague', async ({ db }) => {
    const [admin, dana, other] = [await anAdministrator(db), await anOfficer(db), await anOfficer(db)];
    await db.update(officer).set({ name: 'Sam Ito' }).where(eq(officer.id, other.id));
    const session = await aSession(db, { leadOfficerId: dana.id });
    await visit(HandOver, db, admin, { ...at(dana), form: { what: 'ask' } });
    expect((await visit(Administration, db, admin)).text).toContain('1 hand-over waiting');
    const page = await visit(HandOver, db, admin, at(dana));
    expect(page.text).toContain(session.reference);
    const nobody = await visit(HandOver, db, admin, { ...at(dana), form: { what: 'give' } });
    expect([nobody.status, nobody.text]).toEqual([409, expect.stringContaining('Choose who takes over')]);
    await visit(HandOver, db, admin, { ...at(dana), form: { what: 'give', to: other.id } });
    expect(await db.select().from(handOver)).toMatchObject([{ toOfficerId: other.id, doneBy: admin.id }]);
    expect((await visit(HandOver, db, admin, at(other))).text).toContain(session.reference);
  });
});

describe('looking at accounts', () => {
  it('reviews each in its quarter, and says how far it is', async ({ db }) => {
    const [admin, dana] = [await anAdministrator(db), await anOfficer(db)];
    const form = { person: dana.id, decision: 'change' };
    const bare = await visit(Review, db, admin, { form });
    expect([bare.status, bare.text]).toEqual([409, expect.stringContaining('Enter what is to change')]);
    const noted = await visit(Review, db, admin, { form: { ...form, note: 'Luton only' } });
    expect(noted.location).toContain(dana.id);
    const page = await visit(Review, db, admin);
    expect(page.text).toContain('1 of 2 looked at');
    expect(page.text).toContain('Luton only');
  });

  it('says what somebody may do, where and why, and what each role may do', async ({ db }) => {
    const [admin, dana] = [await anAdministrator(db), await anOfficer(db)];
    await db.update(roleGrant).set({ reason: 'Cover' }).where(eq(roleGrant.officerId, dana.id));
    const { text } = await visit(Access, db, admin, at(dana));
    expect(text).toContain('Supervisor, Bedfordshire');
    expect(text).toContain('See who booked and who comes');
    expect(text).not.toContain('Read the sign-in log');
    expect((await visit(Roles, db, admin)).text).toContain('Open a restricted record for one hour');
  });
});
