import { accountHash } from '#lib/officers/sign-in/attempts.ts';
import { sealAppSecret } from '#lib/officers/factors/app.ts';
import type { authenticatorApp } from '../../schema/factors.ts';
import type { officer, OfficerId } from '../../schema/officers.ts';
import type { signInAttempt } from '../../schema/sign-ins.ts';

/** The secret of every demonstration app: no secret, its codes are shown on the sign-in page. */
const demonstrationAppSecret = 'CONCORDDEMONSTRATIONCONCORD23456';

type Officers = readonly (typeof officer.$inferInsert & { id: OfficerId })[];
type Attempt = typeof signInAttempt.$inferInsert;
type Kind = Pick<Attempt, 'method' | 'result'>;

/** An authenticator app for each officer, with one secret for all. */
export const theApps = (officers: Officers, now: Temporal.Instant, secret: string) =>
  officers.map(({ id, addedAt }): typeof authenticatorApp.$inferInsert => ({
    officerId: id,
    secretSealed: sealAppSecret(secret, id, demonstrationAppSecret),
    addedAt: later(addedAt, now.subtract({ hours: 24 * 300 })),
  }));

const later = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) > 0 ? one : other;

const right: Kind[] = [
  { method: 'password', result: 'factor_asked' },
  { method: 'app', result: 'signed_in' },
];
const slips: Kind[][] = [
  [{ method: 'password', result: 'wrong' }, ...right],
  [right[0]!, { method: 'app', result: 'wrong_code' }, right[1]!],
  [right[0]!, { method: 'recovery', result: 'signed_in' }],
];

const devices = ['Edge on Windows', 'Edge on Windows', 'Safari on iPhone', 'Chrome on Android'];

/** The sign-in log of the last four weeks: mornings of work, a slip now and then, one account that strangers tried. */
export const theSignIns = (officers: Officers, now: Temporal.Instant, secret: string): Attempt[] => [
  ...theMornings(officers, now, secret),
  ...strangers(officers[0]!, now, secret),
];

/** How officers signed in during the last four weeks, while each had an account. */
export function theMornings(officers: Officers, now: Temporal.Instant, secret: string): Attempt[] {
  const days = Array.from({ length: 28 }, (_, back) => back);
  const rows = officers.flatMap((who, place) =>
    days
      .filter((back) => isWorking(now, back) && (back + place) % 3 !== 0)
      .flatMap((back) => aMorning(who, now, secret, { back, place }))
      .filter(({ at }) => hadAccount(who, at)),
  );
  return rows;
}

const hadAccount = ({ addedAt, deactivatedAt }: Officers[number], at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(addedAt, at) < 0 &&
  (!deactivatedAt || Temporal.Instant.compare(at, deactivatedAt) < 0);

/** Tries as they came one after the other: the log shows them in the order in which they are written. */
export const inOrder = (attempts: readonly Attempt[]): Attempt[] =>
  attempts.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));

const morning = (now: Temporal.Instant, back: number): Temporal.ZonedDateTime =>
  now
    .toZonedDateTimeISO('Europe/London')
    .subtract({ days: back + 1 })
    .withPlainTime('07:40');

const isWorking = (now: Temporal.Instant, back: number): boolean => morning(now, back).dayOfWeek <= 5;

function aMorning(
  { id, email }: Officers[number],
  now: Temporal.Instant,
  secret: string,
  { back, place }: { back: number; place: number },
): Attempt[] {
  const tries = (back * 7 + place) % 11 === 0 ? slips[(back + place) % slips.length]! : right;
  const from = morning(now, back).add({ minutes: (place * 13 + back * 5) % 70 });
  const device = devices[(place + (back % 9 === 0 ? 2 : 0)) % devices.length]!;
  const known = { accountHash: accountHash(secret, email), officerId: id, isKnownDevice: true, device };
  return tries.map((kind, index) => ({
    ...{ ...known, ...kind, address: `192.0.2.${20 + place}` },
    at: from.add({ seconds: index * 17 }).toInstant(),
  }));
}

function strangers({ id, email }: Officers[number], now: Temporal.Instant, secret: string): Attempt[] {
  const at = morning(now, 5).withPlainTime('03:12').toInstant();
  const stranger = { isKnownDevice: false, device: 'Firefox on Linux', address: '203.0.113.77' };
  const tried = { ...stranger, method: 'password' as const };
  const atOfficer = Array.from({ length: 13 }, (_, index) => ({
    ...{ ...tried, accountHash: accountHash(secret, email), officerId: id },
    result: index < 10 ? ('wrong' as const) : ('throttled' as const),
    at: at.add({ seconds: index * 4 }),
  }));
  const atNobody = ['root@demo.concord.example', 'office@demo.concord.example'].map((unknown, index) => ({
    ...{ ...tried, accountHash: accountHash(secret, unknown), officerId: null, result: 'wrong' as const },
    at: at.add({ minutes: 1, seconds: index * 5 }),
  }));
  return [...atOfficer, ...atNobody];
}
