import type { course } from '#db/schema/courses.ts';

type Course = Pick<typeof course.$inferSelect, 'version' | 'changedAt' | 'addedAt'>;

/** What the form of a course says it was filled with: another edit since then gives another answer. */
export const seenOf = ({ version, changedAt, addedAt }: Course): string =>
  `${version} ${(changedAt ?? addedAt).toString()}`;

/** The version that such an answer names. */
export const versionSeen = (seen: string): number => Number.parseInt(seen, 10) || 0;
