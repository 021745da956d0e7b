import type { PlannedArea } from '#db/schema/area-facts.ts';

/** Whether shares come to the whole, each is of something, and no area is there twice. */
export function sharesFit(successors: readonly PlannedArea[]): boolean {
  const codes = new Set(successors.map(({ code }) => code));
  const total = successors.reduce((sum, { share }) => sum + share, 0);
  return (
    successors.length > 0 &&
    codes.size === successors.length &&
    successors.every(({ share }) => share > 0 && share <= 1) &&
    Math.abs(total - 1) < 1e-6
  );
}
