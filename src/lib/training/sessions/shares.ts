/** How places are shared out until a moment: kept for sectors, and no more than so many for one organisation. */
export type Shares = {
  capacity: number;
  /** The most that one organisation holds; null where any number will do. */
  cap: number | null;
  /** Places kept, by sector. */
  quotas: ReadonlyMap<string, number>;
};

/** Places that are booked or on offer, of one organisation in one sector. */
export type Holding = { sector: string; organisation: string; places: number };

/** Who asks: organisations are known by their record, or else by their name in plain words. */
export type Asker = { sector: string; organisation: string };

/**
 * How many more places an organisation of a sector may have: those that are free and not kept for other sectors, up
 * to its share. Never below nought.
 */
export function placesFor(shares: Shares, holdings: readonly Holding[], asker: Asker): number {
  const free = shares.capacity - sum(holdings);
  const own = sum(holdings.filter(({ organisation }) => organisation === asker.organisation));
  const most = shares.cap === null ? Infinity : shares.cap - own;
  return Math.max(0, Math.min(free - keptFromOthers(shares, holdings, asker.sector), most));
}

/** Places that are still kept for sectors other than one: what their quotas have not filled. */
const keptFromOthers = ({ quotas }: Shares, holdings: readonly Holding[], sector: string): number =>
  [...quotas].reduce((kept, [code, places]) => {
    const filled = sum(holdings.filter((one) => one.sector === code));
    return code === sector ? kept : kept + Math.max(0, places - filled);
  }, 0);

const sum = (holdings: readonly Holding[]): number => holdings.reduce((all, { places }) => all + places, 0);

/** Whether places of a session are shared out at a moment; afterwards they go to whoever asks first. */
export const sharesStand = (
  { sharesUntil }: { sharesUntil: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean => sharesUntil !== null && Temporal.Instant.compare(now, sharesUntil) < 0;
