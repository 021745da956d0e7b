/** Prints a line for a step of the start, and how long it took when it is done. */
export async function step<T>(words: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`${words} …`);
  const result = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(live ? ` ${seconds} s\n` : `${words} … ${seconds} s\n`);
  return result;
}
