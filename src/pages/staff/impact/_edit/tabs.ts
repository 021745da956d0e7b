import { type Part, partNames, parts } from '#lib/impact/assessments/fields.ts';
import { missingIn } from '#lib/impact/assessments/missing.ts';
import { gridOfVersion, type ListedVersion } from '#lib/impact/assessments/versions.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { OpenImpact } from '../_open-impact.ts';

/** The parts of a draft as tabs, each with what it still lacks before approval. */
export async function partTabs({ db, id }: OpenImpact, { version }: ListedVersion, current: Part) {
  const missing = missingIn(version, await gridOfVersion(db, version.id));
  const words = (part: Part) => {
    const lacking = missing.filter((one) => one.part === part).length;
    return lacking > 0 ? `${partNames[part]}, to do` : `${partNames[part]}, done`;
  };
  return parts.map((part) => ({
    href: withQuery(paths.staff.editImpact(id), { part }),
    text: words(part),
    isCurrent: part === current,
  }));
}
