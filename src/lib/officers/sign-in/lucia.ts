import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { type DatabaseSession, type DatabaseUser, Lucia, type Session, TimeSpan } from 'lucia';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import { officerSession } from '#db/schema/sign-ins.ts';
import { findKnown, type KnownSession } from './known-session.ts';

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
const signInHours = 12;

// lucia would prolong a sign-in that is in use for as long as it is used. Ours ends with the working day.
class WithoutProlonging extends DrizzlePostgreSQLAdapter {
  override async updateSessionExpiration(): Promise<void> {}
}

/** Finds a session with its officer and their roles of the day in one query that stays prepared. */
class InOneQuery extends WithoutProlonging {
  found: KnownSession | null = null;
  readonly #db: Db;
  readonly #now: Temporal.Instant;

  constructor(db: Db, now: Temporal.Instant) {
    super(db as WholeDatabase, officerSession, officer);
    this.#db = db;
    this.#now = now;
  }

  override async getSessionAndUser(
    sessionId: string,
  ): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    this.found = await findKnown(this.#db, sessionId, this.#now);
    if (!this.found) return [null, null];
    const { id, userId, expiresAt, ...attributes } = this.found.session;
    const { privilegesChangedAt } = this.found;
    return [
      { id, userId, expiresAt, attributes },
      { id: userId, attributes: { privilegesChangedAt } },
    ];
  }
}

type WholeDatabase = ConstructorParameters<typeof DrizzlePostgreSQLAdapter>[0];

/**
 * The keeper of sign-ins. Upstream ended its maintenance in March 2025: everything else goes through
 * `sessions.ts`, so that this file and that one are all there is to replace.
 *
 * @param https whether the public reaches the site over TLS; only then can a cookie be bound to the host
 */
export const lucia = (db: Db, https: boolean): Lucia<KeptSession, KeptOfficer> =>
  keeperOf(new WithoutProlonging(db as WholeDatabase, officerSession, officer), https);

const keeperOf = (adapter: WithoutProlonging, https: boolean): Lucia<KeptSession, KeptOfficer> =>
  new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(signInHours, 'h'),
    sessionCookie: {
      name: https ? '__Host-sign-in' : 'sign-in',
      attributes: { secure: https, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (kept) => kept,
    getUserAttributes: ({ privilegesChangedAt }) => ({ privilegesChangedAt }),
  });

/**
 * Lets lucia judge a session. `known` is whoever it belongs to, also when it is over.
 *
 * @param id the hash of the cookie's token
 */
export async function validated(
  db: Db,
  https: boolean,
  id: string,
  now: Temporal.Instant,
): Promise<{ session: Session | null; known: KnownSession | null }> {
  const adapter = new InOneQuery(db, now);
  const { session } = await keeperOf(adapter, https).validateSession(id);
  const known = adapter.found;
  if (!session || !known) return { session: null, known };
  // In the second half of a session lucia counts its end anew, which a later change of id would then write down.
  return { session: { ...session, expiresAt: known.session.expiresAt }, known };
}
