/** What says when the joining instructions of a session go out. */
export type Joining = { joiningInstructions: string | null; joiningDueAt: Temporal.Instant | null };

/** The lines of the joining instructions once they are due: from then on every mail about the session holds them. */
export const joiningLines = (
  { joiningInstructions, joiningDueAt }: Joining,
  now: Temporal.Instant,
): string[] =>
  joiningInstructions && joiningDueAt && Temporal.Instant.compare(now, joiningDueAt) >= 0
    ? joiningInstructions.split(/\r?\n/).filter((line) => line.trim() !== '')
    : [];
