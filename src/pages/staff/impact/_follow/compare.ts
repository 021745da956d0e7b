import { compareVersions } from '#lib/impact/assessments/compare.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { readVersion, seenVersions } from '../_record/open-record.ts';

/** Two versions of an assessment that the address asks for, and what is another; null where there are no two. */
export async function openComparison(open: OpenImpact, query: URLSearchParams) {
  const seen = seenVersions(open);
  if (seen.length < 2) return null;
  const asked = (name: string) => seen.find(({ version }) => String(version.version) === query.get(name));
  const newer = asked('to') ?? seen[0]!;
  const older =
    asked('from') ?? seen.find(({ version }) => version.version < newer.version.version) ?? seen[1]!;
  const [one, other] = await Promise.all([readVersion(open, older), readVersion(open, newer)]);
  const changes = compareVersions(
    { texts: one.version, rows: one.rows },
    { texts: other.version, rows: other.rows },
  );
  return { seen, one, other, ...changes };
}
export type Comparison = NonNullable<Awaited<ReturnType<typeof openComparison>>>;
