/** Writes down that messages are handed over. Resolves once it is committed. */
export type Note = (ids: readonly string[]) => Promise<unknown>;

/** A message that was let through; `written` resolves once that is committed, and rejects where it cannot be. */
export type Passed = { written: Promise<void> };

/**
 * Lets messages through to their last line, each at the moment at which it is written down as handed over.
 *
 * What is written down goes to the database first, and in the same turn of the loop, without waiting for the answer,
 * the last lines go to the mail server: both then are in the hands of the operating system, and arrive whatever
 * becomes of this process. Killed before, neither went; killed after, both did. Messages that come together share a
 * statement; while it is being committed, the next gather.
 *
 * What could not be written down ends it: nothing passes any more.
 */
export function makeGate(note: Note) {
  let gathering: { id: string; open: (passed: Passed) => void; fail: (error: unknown) => void }[] = [];
  let isTurning = false;
  let broken: { error: unknown } | null = null;
  const turn = async () => {
    if (isTurning) return;
    isTurning = true;
    while (gathering.length > 0 && !broken) {
      const batch = gathering;
      gathering = [];
      const written = note(batch.map(({ id }) => id)).then(() => {});
      const noted = written.catch((error: unknown) => void (broken = { error }));
      await sent();
      for (const { open } of batch) open({ written });
      await noted;
    }
    isTurning = false;
    for (const { fail } of gathering.splice(0)) fail(broken?.error);
  };
  return (id: string): Promise<Passed> =>
    new Promise((open, fail) => {
      if (broken) return fail(broken.error);
      gathering.push({ id, open, fail });
      void turn();
    });
}

/** The client of the database writes to its socket in the check phase that comes next; this goes on right behind it. */
async function sent(): Promise<void> {
  for (let step = 0; step < 8; step += 1) await Promise.resolve();
  await new Promise<void>((resolve) => void setImmediate(resolve));
}
