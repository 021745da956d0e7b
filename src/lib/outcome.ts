/** What a verb answers: its value, or a refusal that the page turns into words. Accidents throw. */
export type Outcome<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason };

/** The verb did what was asked. */
export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** The verb refuses, and nothing was changed. */
export const refused = <Reason extends string>(reason: Reason): { ok: false; reason: Reason } => ({
  ok: false,
  reason,
});
