const names = ['January to March', 'April to June', 'July to September', 'October to December'] as const;
const short = ['Jan to Mar', 'Apr to Jun', 'Jul to Sep', 'Oct to Dec'] as const;

const nth = ({ month }: Temporal.PlainDate): number => Math.floor((month - 1) / 3);

/** The first day of the quarter that a day lies in. */
export const quarterStart = (on: Temporal.PlainDate): Temporal.PlainDate =>
  on.with({ month: nth(on) * 3 + 1, day: 1 });

/** "July to September 2026" */
export const quarterWords = (on: Temporal.PlainDate): string => `${names[nth(on)]} ${on.year}`;

/** "Jul to Sep 26", for the foot of a chart. */
export const quarterShort = (on: Temporal.PlainDate): string =>
  `${short[nth(on)]} ${String(on.year).slice(2)}`;
