import { makeKey } from '#lib/keys/link-key.ts';
import { quarterOf, quartersLater } from '#lib/quarters.ts';
import { ukDay } from '#lib/dates.ts';
import { accountHash } from '#lib/officers/sign-in/attempts.ts';
import type { AreaId } from '../../schema/areas.ts';
import {
  accountLink,
  accountReview,
  handOver,
  type officer,
  type OfficerId,
  type Role,
  roleGrant,
} from '../../schema/officers.ts';
import { authenticatorApp } from '../../schema/factors.ts';
import type { signInAttempt } from '../../schema/sign-ins.ts';
import { asleep, demonstrationDomain } from './domain.ts';
import { insertRows, type Transaction } from './rows.ts';
import type { Session } from './sessions.ts';
import { theApps, theMornings } from './sign-ins.ts';
import type { Team } from './team.ts';

type Account = typeof officer.$inferInsert & { id: OfficerId };
type Other = {
  account: string;
  name: string;
  role: Role;
  where: string;
  /** Days ago. */
  added: number;
  /** Nobody has taken the account up. */
  isInvited?: boolean;
  closed?: number;
  endsIn?: number;
};

const others: readonly Other[] = [
  {
    account: 'second.admin',
    name: 'Joan Castleford',
    role: 'administrator',
    where: 'eastern',
    added: 300,
  },
  {
    account: 'clerk',
    name: 'Beth Okonkwo-Lyle',
    role: 'gateway_clerk',
    where: 'eastern',
    added: 210,
  },
  {
    account: 'auditor',
    name: 'Eleanor Whitcombe',
    role: 'auditor',
    where: 'eastern',
    added: 20,
    endsIn: 41,
  },
  {
    account: asleep,
    name: 'Nadia Holloway',
    role: 'prevent_officer',
    where: 'hertfordshire',
    added: 330,
  },
  {
    account: 'invited',
    name: 'Tomasz Wieczorek',
    role: 'npt_reader',
    where: 'norfolk',
    added: 2,
    isInvited: true,
  },
  {
    account: 'left',
    name: 'Gareth Pennington',
    role: 'prevent_officer',
    where: 'suffolk',
    added: 380,
    closed: 3,
  },
];

/** Colleagues in every state of an account, beside the team that signs in: so that lists are alive. */
export function theOthers(
  areas: ReadonlyMap<string, AreaId>,
  team: Team,
  now: Temporal.Instant,
  secret: string,
) {
  const ago = (days: number) => now.subtract({ hours: 24 * days });
  const admin = team.officers.find(({ email }) => email.startsWith('admin@'))!;
  const passwordHash = team.officers[0]!.passwordHash ?? null;
  const officers = others.map((one): Account => ({
    id: crypto.randomUUID() as OfficerId,
    name: one.name,
    email: `${one.account}@${demonstrationDomain}`,
    passwordHash: one.isInvited ? null : passwordHash,
    addedAt: ago(one.added),
    addedBy: admin.id,
    ...(one.closed && {
      deactivatedAt: ago(one.closed),
      deactivatedBy: admin.id,
      deactivationReason: 'Moved to another post.',
    }),
  }));
  const officerOf = (account: string) => officers[others.findIndex((one) => one.account === account)]!;
  const idOf = (account: string) => officerOf(account).id;
  const inUse = officers.filter((_, index) => !others[index]!.isInvited && others[index]!.account !== asleep);
  const left = idOf('left');
  return {
    officers,
    clerk: idOf('clerk'),
    grants: others.map((one, index) => grantOf(one, officers[index]!.id, { admin, areas, ago, now })),
    apps: theApps(inUse, now, secret),
    attempts: [oldSignIn(officerOf(asleep), ago(74), secret), ...theMornings(inUse, now, secret)],
    links: [invitation(idOf('invited'), admin.id, ago(2), secret)],
    handOvers: [{ officerId: left, askedAt: ago(3), askedBy: admin.id }],
    reviews: reviewsOf([...team.officers, ...officers.slice(0, 2)], admin.id, now),
    /** The sessions, some of those in Suffolk to come led by the colleague who left. */
    leading: (sessions: readonly Session[]): Session[] => {
      const theirs = sessions
        .filter(
          ({ site, startsAt }) => site?.town === 'Ipswich' && Temporal.Instant.compare(startsAt, now) > 0,
        )
        .slice(0, 3);
      return sessions.map((one) => (theirs.includes(one) ? { ...one, leadOfficerId: left } : one));
    },
  };
}
type Others = ReturnType<typeof theOthers>;

type Around = {
  admin: Account;
  areas: ReadonlyMap<string, AreaId>;
  ago: (days: number) => Temporal.Instant;
  now: Temporal.Instant;
};

const grantOf = (
  one: Other,
  officerId: OfficerId,
  { admin, areas, ago, now }: Around,
): typeof roleGrant.$inferInsert => ({
  officerId,
  role: one.role,
  areaId: areas.get(one.where)!,
  startsOn: ukDay(ago(one.added)),
  endsOn: one.endsIn ? ukDay(now).add({ days: one.endsIn }) : null,
  source: 'person',
  grantedAt: ago(one.added),
  grantedBy: admin.id,
  ...(one.closed && { revokedAt: ago(one.closed), revokedBy: admin.id }),
});

const oldSignIn = (
  { id, email }: Account,
  at: Temporal.Instant,
  secret: string,
): typeof signInAttempt.$inferInsert => ({
  at,
  officerId: id,
  accountHash: accountHash(secret, email),
  method: 'app',
  result: 'signed_in',
  isKnownDevice: true,
  device: 'Edge on Windows',
  address: '192.0.2.60',
});

const invitation = (officerId: OfficerId, madeBy: OfficerId, madeAt: Temporal.Instant, secret: string) => ({
  officerId,
  madeBy,
  madeAt,
  kind: 'invitation' as const,
  keyHash: makeKey(secret).hash,
  expiresAt: madeAt.add({ hours: 24 * 7 }),
});

// The last quarter was looked at in full; of this one a part.
function reviewsOf(accounts: readonly Account[], admin: OfficerId, now: Temporal.Instant) {
  const quarter = quarterOf(ukDay(now));
  const looked = accounts.filter(({ id }) => id !== admin);
  const at = (days: number) => now.subtract({ hours: 24 * days });
  const keep = (
    { id }: Account,
    which: Temporal.PlainDate,
    days: number,
  ): typeof accountReview.$inferInsert => ({
    officerId: id,
    quarter: which,
    decision: 'keep',
    reviewedAt: at(days),
    reviewedBy: admin,
  });
  return [
    ...looked.map((one) => keep(one, quartersLater(quarter, -1), 96)),
    ...looked.slice(0, 4).map((one) => keep(one, quarter, 1)),
  ];
}

/** Writes what stands around these accounts. */
export async function writeOthers(tx: Transaction, made: Others): Promise<void> {
  await insertRows(tx, roleGrant, made.grants);
  await insertRows(tx, authenticatorApp, made.apps);
  await insertRows(tx, accountLink, made.links);
  await insertRows(tx, handOver, made.handOvers);
  await insertRows(tx, accountReview, made.reviews);
}
