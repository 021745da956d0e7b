import { and, asc, eq, gte, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { directoryIdentity } from '#db/schema/directory.ts';
import { authenticatorApp, recoveryCode } from '#db/schema/factors.ts';
import { officer, type OfficerId, roleGrant } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { listPasskeys } from './sign-in/passkeys.ts';

/** The actor's own account: the roles that hold or will, and every way to sign in to it. */
export async function findOwnAccount(db: Db, actor: Officer, now: Temporal.Instant) {
  const [password, app, passkeys, recoveryCodesLeft, directories, grants] = await Promise.all([
    passwordOf(db, actor.id),
    appOf(db, actor.id),
    listPasskeys(db, actor.id),
    db.$count(recoveryCode, and(eq(recoveryCode.officerId, actor.id), isNull(recoveryCode.usedAt))),
    db.$count(directoryIdentity, eq(directoryIdentity.officerId, actor.id)),
    ownGrants(db, actor.id, ukDay(now)),
  ]);
  return { password, app, passkeys, recoveryCodesLeft, hasDirectory: directories > 0, grants };
}

export type OwnAccount = Awaited<ReturnType<typeof findOwnAccount>>;

/** When the password was set; null without one. Nobody noted when the oldest were. */
async function passwordOf(db: Db, id: OfficerId): Promise<{ setAt: Temporal.Instant | null } | null> {
  const [row] = await db
    .select({ setAt: officer.passwordSetAt, hash: officer.passwordHash })
    .from(officer)
    .where(eq(officer.id, id));
  return row?.hash ? { setAt: row.setAt } : null;
}

async function appOf(db: Db, id: OfficerId): Promise<{ addedAt: Temporal.Instant } | null> {
  const [row] = await db
    .select({ addedAt: authenticatorApp.addedAt })
    .from(authenticatorApp)
    .where(eq(authenticatorApp.officerId, id));
  return row ?? null;
}

const ownGrants = (db: Db, id: OfficerId, today: Temporal.PlainDate) =>
  db
    .select({
      role: roleGrant.role,
      areaName: area.name,
      startsOn: roleGrant.startsOn,
      endsOn: roleGrant.endsOn,
    })
    .from(roleGrant)
    .innerJoin(area, eq(area.id, roleGrant.areaId))
    .where(
      and(
        eq(roleGrant.officerId, id),
        or(isNull(roleGrant.endsOn), gte(roleGrant.endsOn, today)),
        isNull(roleGrant.revokedAt),
      ),
    )
    .orderBy(asc(roleGrant.startsOn), asc(roleGrant.id));
