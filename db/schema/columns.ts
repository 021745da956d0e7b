import { type Column, type SQL, sql } from 'drizzle-orm';
import { customType } from 'drizzle-orm/pg-core';

/** The id of one kind of row: a booking's id cannot be passed where a session's is wanted. */
export type Id<Kind extends string> = string & { readonly kind: Kind };

/** A moment, stored as `timestamptz`. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => Temporal.Instant.from(value),
  toDriver: (value) => value.toString(),
});

/** A day without a time of day, stored as `date`. */
export const plainDate = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  fromDriver: (value) => Temporal.PlainDate.from(value),
  toDriver: (value) => value.toString(),
});

/** Text that compares without regard to case: email addresses. */
export const citext = customType<{ data: string }>({ dataType: () => 'citext' });

/** Bytes: hashes and sealed keys. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** The condition that a column holds one of a closed list of our own words, or nothing. */
export const oneOf = (column: Column, words: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`;
