import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { Lucia, TimeSpan } from 'lucia';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import { officerSession } from '#db/schema/sign-ins.ts';

type KeptSession = Omit<typeof officerSession.$inferSelect, 'id' | 'userId' | 'expiresAt'>;
type KeptOfficer = Pick<typeof officer.$inferSelect, 'privilegesChangedAt'>;

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<KeptSession, KeptOfficer>;
    UserId: OfficerId;
    DatabaseSessionAttributes: KeptSession;
    DatabaseUserAttributes: KeptOfficer;
  }
}

/** How long a sign-in lasts at most, in hours: a working day (retention rule `sign_in_session`). */
export const signInHours = 12;

// lucia would prolong a sign-in that is in use for as long as it is used. Ours ends with the working day.
class WithoutProlonging extends DrizzlePostgreSQLAdapter {
  override async updateSessionExpiration(): Promise<void> {}
}

type WholeDatabase = ConstructorParameters<typeof DrizzlePostgreSQLAdapter>[0];

/**
 * The keeper of sign-ins. Upstream ended its maintenance in March 2025: everything else goes through
 * `sessions.ts`, so that this file and that one are all there is to replace.
 *
 * @param https whether the public reaches the site over TLS; only then can a cookie be bound to the host
 */
export function lucia(db: Db, https: boolean): Lucia<KeptSession, KeptOfficer> {
  return new Lucia(new WithoutProlonging(db as WholeDatabase, officerSession, officer), {
    sessionExpiresIn: new TimeSpan(signInHours, 'h'),
    sessionCookie: {
      name: https ? '__Host-sign-in' : 'sign-in',
      attributes: { secure: https, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (kept) => kept,
    getUserAttributes: ({ privilegesChangedAt }) => ({ privilegesChangedAt }),
  });
}
