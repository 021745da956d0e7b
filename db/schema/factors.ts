import { bigint, boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

const theOfficer = () =>
  uuid('officer_id')
    .$type<OfficerId>()
    .notNull()
    .references(() => officer.id);

/** A passkey: the public half of it, so that nothing here can sign anybody in. */
export const passkey = pgTable(
  'passkey',
  {
    // The credential id in base64url.
    id: text().primaryKey(),
    officerId: theOfficer(),
    name: text().notNull(),
    publicKey: bytes('public_key').notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    isBackedUp: boolean('is_backed_up').notNull(),
    addedAt: instant('added_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [index().on(t.officerId)],
);
keeps(passkey, {
  purpose: 'accounts',
  personal: ['officer_id', 'name', 'public_key'],
  retention: 'officer_account',
});

/** An app that shows a new code every thirty seconds (TOTP, RFC 6238). */
export const authenticatorApp = pgTable('authenticator_app', {
  officerId: theOfficer().primaryKey(),
  secretSealed: bytes('secret_sealed').notNull(),
  addedAt: instant('added_at').notNull(),
  // The thirty seconds whose code was used last: none is taken twice.
  lastStep: bigint('last_step', { mode: 'number' }),
});
keeps(authenticatorApp, {
  purpose: 'accounts',
  personal: ['officer_id', 'secret_sealed'],
  retention: 'officer_account',
});

/** A code on paper for the day the phone is lost, good once. */
export const recoveryCode = pgTable(
  'recovery_code',
  {
    officerId: theOfficer(),
    codeHash: text('code_hash').notNull(),
    madeAt: instant('made_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [primaryKey({ columns: [t.officerId, t.codeHash] })],
);
keeps(recoveryCode, {
  purpose: 'accounts',
  personal: ['officer_id', 'code_hash'],
  retention: 'officer_account',
});
