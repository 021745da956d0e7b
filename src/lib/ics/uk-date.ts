// Within these spans the clocks do not change; a feed of years needs a handful.
type Span = { from: number; to: number; offset: number };
const spans: Span[] = [];
const most = 200;

/** How far the clock on the wall in the United Kingdom is ahead of UTC, in milliseconds. */
function offsetAt(ms: number): number {
  const known = spans.find(({ from, to }) => from <= ms && ms < to);
  if (known) return known.offset;
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/London');
  // The span that holds a moment begins at or before it: the last change before the moment after.
  const from = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity;
  const to = at.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
  if (spans.length >= most) spans.length = 0;
  spans.push({ from, to, offset: at.offsetNanoseconds / 1e6 });
  return spans.at(-1)!.offset;
}

/** The clock on the wall at a moment, in the parts that a program asks of its own zone. */
class Wall extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override getMinutes(): number {
    return this.getUTCMinutes();
  }
  override getSeconds(): number {
    return this.getUTCSeconds();
  }
}

/**
 * A moment that the writer of calendar files puts into UK time, as it does the dates of @date-fns/tz.
 *
 * Of a Temporal.Instant it makes three objects of Temporal for each time it writes: in a feed of 5,000 events that, and
 * clearing them away, cost more than all the rest.
 */
export class UkDate extends Date {
  readonly internal = this;

  withTimeZone(): Date {
    return new Wall(this.getTime() + offsetAt(this.getTime()));
  }

  /** Asked for by the writer as a mark of such dates, and never called. */
  tzComponents(): number[] {
    return [];
  }
}
