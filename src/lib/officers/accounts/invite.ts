import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { accountLink, officer, type OfficerId, roleGrant } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { moment } from '#lib/dates.ts';
import type { StoredKey } from '#lib/keys/link-key.ts';
import { sealedLink } from '#lib/mail/links.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockAccounts } from './administrators.ts';
import { roleIn, tellOfficer } from './letters.ts';
import { fitRole, type RoleDetails, type RoleRefusal } from './role-details.ts';

/** An invitation opens an account for so many days. */
export const invitationDays = 7;

export type Invitation = RoleDetails & { name: string; email: string };

/** Makes an account with its first role, and sends its owner a link by which they take it up. */
export function inviteOfficer(
  db: Db,
  actor: Officer,
  { name, email, ...role }: Invitation,
  key: StoredKey,
  now: Temporal.Instant,
): Promise<Outcome<{ id: OfficerId }, RoleRefusal | 'known already'>> {
  return db.transaction(async (tx) => {
    await lockAccounts(tx);
    if ((await tx.$count(officer, eq(officer.email, email))) > 0) return refused('known already');
    const fit = await fitRole(tx, actor, role, now);
    if (!fit.ok) return fit;
    const [made] = await tx
      .insert(officer)
      .values({ name, email, addedAt: now, addedBy: actor.id })
      .returning({ id: officer.id });
    if (!made) throw new Error('An account was not written.');
    const by = { source: 'person', grantedAt: now, grantedBy: actor.id } as const;
    await tx.insert(roleGrant).values({ officerId: made.id, ...role, ...by });
    const fields = ['name', 'email', 'role'];
    await record(tx, actor, { operation: 'permission', entity: 'officer', ids: [made.id], fields }, now);
    await sendInvitation(
      tx,
      actor,
      { ...made, name, email },
      roleIn(role.role, fit.value.areaName),
      key,
      now,
    );
    return done(made);
  });
}

/** Makes a link by which an account is taken up and mails it to its owner. */
export async function sendInvitation(
  tx: Db,
  actor: Officer,
  to: { id: OfficerId; name: string; email: string },
  role: string,
  { hash, sealed }: StoredKey,
  now: Temporal.Instant,
): Promise<void> {
  const expiresAt = now.add({ hours: invitationDays * 24 });
  await tx.insert(accountLink).values({
    officerId: to.id,
    kind: 'invitation',
    keyHash: hash,
    madeAt: now,
    madeBy: actor.id,
    expiresAt,
  });
  const invitationUrl = sealedLink('/invitations/{key}', sealed);
  const said = { inviterName: actor.name, role, expiresAt: moment(expiresAt), invitationUrl };
  await tellOfficer(tx, 'invitation', to, said, now);
}
