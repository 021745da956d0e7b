import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { officer, type OfficerId, roleGrant } from '#db/schema/officers.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { hashPassword } from '../sign-in/password.ts';
import { lockAccounts } from './administrators.ts';

const system: Actor = { kind: 'system' };

/** Whether somebody with an open account is an administrator. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  const rows = await db
    .select({ id: officer.id })
    .from(officer)
    .innerJoin(roleGrant, eq(roleGrant.officerId, officer.id))
    .where(
      and(isNull(officer.deactivatedAt), eq(roleGrant.role, 'administrator'), isNull(roleGrant.revokedAt)),
    )
    .limit(1);
  return rows.length > 0;
}

/**
 * Makes an administrator for every region, for whoever starts the system; their second factor is set up at the
 * first sign-in.
 *
 * @param given.another whether there may be an administrator already
 */
export async function makeAdministrator(
  db: Db,
  given: { name: string; email: string; password: string; another: boolean },
  now: Temporal.Instant,
): Promise<
  Outcome<{ id: OfficerId; areas: string[] }, 'administrator exists' | 'known already' | 'no region'>
> {
  const passwordHash = await hashPassword(given.password);
  return db.transaction(async (tx) => {
    await lockAccounts(tx);
    if (!given.another && (await hasAdministrator(tx))) return refused('administrator exists');
    const { name, email } = given;
    if ((await tx.$count(officer, eq(officer.email, email))) > 0) return refused('known already');
    const current = and(eq(area.kind, 'region'), isNull(area.validTo));
    const regions = await tx
      .select({ id: area.id, name: area.name })
      .from(area)
      .where(current)
      .orderBy(area.name);
    if (regions.length === 0) return refused('no region');
    const account = { name, email, passwordHash, passwordSetAt: now, addedAt: now };
    const [made] = await tx.insert(officer).values(account).returning({ id: officer.id });
    if (!made) throw new Error('An account was not written.');
    const role = { officerId: made.id, role: 'administrator', startsOn: ukDay(now), grantedAt: now } as const;
    await tx.insert(roleGrant).values(regions.map(({ id }) => ({ ...role, areaId: id })));
    const fields = ['name', 'email', 'role'];
    await record(tx, system, { operation: 'permission', entity: 'officer', ids: [made.id], fields }, now);
    return done({ id: made.id, areas: regions.map((one) => one.name) });
  });
}
