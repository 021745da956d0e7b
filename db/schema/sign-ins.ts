import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

const theOfficer = () =>
  uuid('officer_id')
    .$type<OfficerId>()
    .notNull()
    .references(() => officer.id);

export const signInMethods = ['password_app', 'password_recovery', 'passkey', 'single_sign_on'] as const;
/** How somebody proved who they are; a password alone opens nothing. */
export type SignInMethod = (typeof signInMethods)[number];

/** One signed-in browser. Id, officer and expiry, Date included, have the shape that lucia's adapter reads. */
export const officerSession = pgTable(
  'officer_session',
  {
    // The hash of the cookie's token: whoever reads the table cannot sign in with what stands there.
    id: text().primaryKey(),
    userId: theOfficer(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
    // What the owner and the access log know this browser by; it outlasts a change of id.
    reference: uuid().notNull().defaultRandom(),
    startedAt: instant('started_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    // When the id was last changed.
    renewedAt: instant('renewed_at').notNull(),
    // When the owner last proved again who they are.
    provenAt: instant('proven_at').notNull(),
    method: text().$type<SignInMethod>().notNull(),
    // "Chrome on Windows"
    device: text().notNull(),
    address: text().notNull(),
  },
  (t) => [
    index().on(t.userId),
    index().on(t.expiresAt),
    unique().on(t.reference),
    check('officer_session_method', oneOf(t.method, signInMethods)),
  ],
);
keeps(officerSession, {
  purpose: 'accounts',
  personal: ['officer_id', 'device', 'address'],
  retention: 'sign_in_session',
});

export const signInStepKinds = [
  'second_factor',
  'passkey_sign_in',
  'passkey_new',
  'passkey_proof',
  'app_new',
  'single_sign_on',
  'held_form',
] as const;

/** Something begun and not finished: a password without its second factor, a challenge without its answer. */
export const signInStep = pgTable(
  'sign_in_step',
  {
    // The hash of the token in the browser's own cookie.
    id: text().primaryKey(),
    kind: text().$type<(typeof signInStepKinds)[number]>().notNull(),
    // Null while nobody has said who they are.
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .references(() => officer.id),
    // What the kind needs to check the answer: a challenge, a nonce, a verifier; secrets sealed.
    details: jsonb().$type<Record<string, unknown>>().notNull(),
    failures: integer().notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index().on(t.expiresAt), check('sign_in_step_kind', oneOf(t.kind, signInStepKinds))],
);
keeps(signInStep, { purpose: 'accounts', personal: ['officer_id'], retention: 'sign_in_session' });

export const signInResults = [
  'signed_in',
  // Whoever was signed in already proved again who they are.
  'proven',
  'factor_asked',
  'wrong',
  'wrong_code',
  'replayed',
  'throttled',
  'closed',
  'dormant',
  'no_role',
  'refused',
] as const;
export type SignInResult = (typeof signInResults)[number];

export const attemptMethods = ['password', 'app', 'recovery', 'passkey', 'single_sign_on', 'reset'] as const;

/** The sign-in log: every try, whether or not there is such an account. */
export const signInAttempt = pgTable(
  'sign_in_attempt',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    at: instant().notNull(),
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .references(() => officer.id),
    // A keyed hash of the address typed: people type passwords into the wrong field.
    accountHash: text('account_hash').notNull(),
    method: text().$type<(typeof attemptMethods)[number]>().notNull(),
    result: text().$type<SignInResult>().notNull(),
    isKnownDevice: boolean('is_known_device').notNull(),
    device: text().notNull(),
    address: text().notNull(),
  },
  (t) => [
    index().on(t.officerId, t.at),
    index().on(t.accountHash, t.at),
    index().on(t.at),
    check('sign_in_attempt_method', oneOf(t.method, attemptMethods)),
    check('sign_in_attempt_result', oneOf(t.result, signInResults)),
  ],
);
keeps(signInAttempt, {
  purpose: 'safety_of_the_site',
  personal: ['officer_id', 'account_hash', 'device', 'address'],
  retention: 'sign_in_log',
});

/** A browser in which somebody signed in before: it is not slowed by what strangers try. */
export const knownDevice = pgTable(
  'known_device',
  {
    officerId: theOfficer(),
    tokenHash: text('token_hash').notNull(),
    device: text().notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.officerId, t.tokenHash] })],
);
keeps(knownDevice, {
  purpose: 'safety_of_the_site',
  personal: ['officer_id', 'device'],
  retention: 'sign_in_log',
});
