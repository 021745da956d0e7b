// So many failures in a row are not the fault of the things: the database, say, is away.
const tooMany = 10;

/**
 * Does work for each of some things, one after another. One that fails keeps no other waiting: the first failure is
 * thrown when all had their turn, so that the job is seen to fail and tries again.
 *
 * @param work how much came of it; false and 0 when there was nothing to do
 * @returns how much came of all
 */
export async function doEach<One>(
  things: Iterable<One>,
  work: (one: One) => Promise<number | boolean>,
): Promise<number> {
  const failures: unknown[] = [];
  let [done, inARow] = [0, 0];
  for (const one of things) {
    try {
      done += Number(await work(one));
      inARow = 0;
    } catch (error) {
      failures.push(error);
      inARow += 1;
    }
    if (inARow === tooMany) break;
  }
  if (failures.length > 0) throw failures[0];
  return done;
}
