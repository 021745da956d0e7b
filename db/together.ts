/**
 * Waits for statements that were sent in one journey, each by a call that sends at once: builders of drizzle do not.
 *
 * @throws what the first of them failed with; those after it know only that the transaction is broken
 */
export async function together(sent: readonly Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(sent);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason as Error;
}
