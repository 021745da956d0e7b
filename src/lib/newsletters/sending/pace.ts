/** Lets so many through in a second, evenly; whoever comes late does not make up for it. */
export function makePace(perSecond: number, clock: () => number = () => performance.now()) {
  const step = 1000 / perSecond;
  let next = clock();
  return async (): Promise<void> => {
    const now = clock();
    next = Math.max(next + step, now - 100);
    if (next > now) await new Promise<void>((resolve) => void setTimeout(resolve, next - now));
  };
}
