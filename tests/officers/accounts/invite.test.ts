import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { accountLink } from '#db/schema/officers.ts';
import { acceptInvitation, openInvitation } from '#lib/officers/accounts/accept-invitation.ts';
import { closeAccount } from '#lib/officers/accounts/close.ts';
import { inviteAgain, listInvitations, withdrawInvitation } from '#lib/officers/accounts/invitations.ts';
import { inviteOfficer } from '#lib/officers/accounts/invite.ts';
import { isPassword } from '#lib/officers/sign-in/password.ts';
import { it } from '../../support/database.ts';
import {
  accountOf,
  aKey,
  anAdministrator,
  areaOf,
  aRole,
  grantsOf,
  mailsTo,
  now,
  reason,
  today,
} from './people.ts';

const email = 'tomasz@police.example';
const password = 'quiet harbour lantern';

async function anInvitation(db: Db) {
  const admin = await anAdministrator(db);
  const key = aKey();
  const details = { name: 'Tomasz Wieczorek', email, ...(await aRole(db)) };
  const invited = await inviteOfficer(db, admin, details, key, now);
  if (!invited.ok) throw new Error(invited.reason);
  return { admin, key, id: invited.value.id };
}

describe('inviting a colleague', () => {
  it('makes the account with its role, mails a link once, and says so in the access log', async ({ db }) => {
    const { admin, id, key } = await anInvitation(db);
    expect(await accountOf(db, id)).toMatchObject({ email, passwordHash: null, addedBy: admin.id });
    expect(await grantsOf(db, id)).toMatchObject([
      { role: 'analyst', source: 'person', grantedBy: admin.id },
    ]);
    const [mail] = await mailsTo(db, email);
    expect(mail).toMatchObject({ template: 'invitation', toName: 'Tomasz Wieczorek' });
    expect(JSON.stringify(mail)).not.toContain(key.key);
    const entries = await db.select().from(auditLog).where(eq(auditLog.operation, 'permission'));
    expect(entries).toMatchObject([{ actorId: admin.id, entity: 'officer', entityIds: [id] }]);
  });

  it('is refused for an address that has an account, in whatever letters', async ({ db }) => {
    const { admin } = await anInvitation(db);
    const again = { name: 'T', email: email.toUpperCase(), ...(await aRole(db)) };
    expect(await inviteOfficer(db, admin, again, aKey(), now)).toEqual({
      ok: false,
      reason: 'known already',
    });
  });

  it('is refused outside the administrator’s areas, and for days that cannot be', async ({ db }) => {
    const admin = await anAdministrator(db);
    const invite = async (role: Parameters<typeof aRole>[1]) => {
      const details = {
        name: 'A',
        email: `${crypto.randomUUID()}@police.example`,
        ...(await aRole(db, role)),
      };
      const outcome = await inviteOfficer(db, admin, details, aKey(), now);
      return outcome.ok ? 'invited' : outcome.reason;
    };
    expect(await invite({ areaId: await areaOf(db, 'eastern') })).toBe('no such area');
    expect(await invite({ areaId: await areaOf(db, 'kent') })).toBe('no such area');
    expect(await invite({ startsOn: today.subtract({ days: 1 }) })).toBe('starts in the past');
    expect(await invite({ endsOn: today.subtract({ days: 1 }) })).toBe('ends before it starts');
    expect(await invite({ role: 'auditor' })).toBe('needs an end');
    expect(await invite({ role: 'auditor', endsOn: today.add({ days: 30 }) })).toBe('invited');
  });
});

describe('an invitation', () => {
  it('sets the password once, and then opens nothing', async ({ db }) => {
    const { id, key } = await anInvitation(db);
    expect(await openInvitation(db, key.key, now)).toMatchObject({ state: 'open', email });
    expect(await acceptInvitation(db, key.key, password, now)).toEqual({
      ok: true,
      value: { officerId: id },
    });
    expect(await isPassword(password, (await accountOf(db, id)).passwordHash)).toBe(true);
    const other = 'somebody else has it';
    expect(await acceptInvitation(db, key.key, other, now)).toEqual({ ok: false, reason: 'not open' });
    expect(await isPassword(other, (await accountOf(db, id)).passwordHash)).toBe(false);
    expect(await openInvitation(db, key.key, now)).toMatchObject({ state: 'used' });
  });

  it('is good for seven days and no longer', async ({ db }) => {
    const { key } = await anInvitation(db);
    const end = now.add({ hours: 24 * 7 });
    expect(await openInvitation(db, key.key, end.subtract({ seconds: 1 }))).toMatchObject({ state: 'open' });
    expect(await openInvitation(db, key.key, end)).toMatchObject({ state: 'expired' });
    expect(await acceptInvitation(db, key.key, password, end)).toMatchObject({ ok: false });
  });

  it('opens nothing once withdrawn, or once another was sent', async ({ db }) => {
    const { admin, id, key } = await anInvitation(db);
    const second = aKey();
    expect(await inviteAgain(db, admin, id, second, now)).toMatchObject({ ok: true });
    expect(await openInvitation(db, key.key, now)).toMatchObject({ state: 'withdrawn' });
    expect(await acceptInvitation(db, key.key, password, now)).toMatchObject({ ok: false });
    expect(await withdrawInvitation(db, admin, id, now)).toMatchObject({ ok: true });
    expect(await acceptInvitation(db, second.key, password, now)).toMatchObject({ ok: false });
    expect((await accountOf(db, id)).passwordHash).toBeNull();
    expect(await mailsTo(db, email)).toHaveLength(2);
  });

  it('goes with the account when it is closed', async ({ db }) => {
    const { admin, id, key } = await anInvitation(db);
    await closeAccount(db, admin, id, { reason }, now);
    expect(await acceptInvitation(db, key.key, password, now)).toMatchObject({ ok: false });
  });

  it('is not sent again to somebody who took it up, and stands in the list until then', async ({ db }) => {
    const { admin, id, key } = await anInvitation(db);
    const areas = [await areaOf(db, 'bedfordshire')];
    expect(await listInvitations(db, admin, areas, now)).toMatchObject([
      { officerId: id, inviterName: admin.name },
    ]);
    expect(await listInvitations(db, admin, [await areaOf(db, 'essex')], now)).toEqual([]);
    await acceptInvitation(db, key.key, password, now);
    expect(await listInvitations(db, admin, areas, now)).toEqual([]);
    expect(await inviteAgain(db, admin, id, aKey(), now)).toEqual({ ok: false, reason: 'not waiting' });
  });

  it('of a password reset opens no invitation', async ({ db }) => {
    const { key } = await anInvitation(db);
    await db.update(accountLink).set({ kind: 'password_reset' });
    expect(await openInvitation(db, key.key, now)).toBeNull();
    expect(await acceptInvitation(db, key.key, password, now)).toMatchObject({ ok: false });
  });
});

describe('two at once', () => {
  it('take up an invitation only once', async ({ aConnection }) => {
    const { db } = aConnection();
    const { key } = await anInvitation(db);
    const both = await Promise.all([
      acceptInvitation(db, key.key, 'the first of two people', now),
      acceptInvitation(db, key.key, 'the second of two people', now),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
