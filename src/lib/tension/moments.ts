/** A moment that a statement gave as seconds since 1970, to the millisecond. */
export function momentFrom(seconds: number): Temporal.Instant;
export function momentFrom(seconds: number | null): Temporal.Instant | null;
export function momentFrom(seconds: number | null): Temporal.Instant | null {
  return seconds === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(seconds * 1000));
}
