import type { Officer } from '#lib/actor.ts';
import type { FoundInstitution } from '#lib/institutions/merge-preview.ts';
import { can } from '#lib/officers/can.ts';
import { paths } from '#lib/web/paths.ts';

/** The way back from a merge: to the record of its Prevent duty, which leads here. */
export function mergeTrail(officer: Officer, { id, name, mergedIntoId }: FoundInstitution) {
  const coverage = { href: paths.staff.coverage, text: 'Prevent duty coverage' };
  if (!can.seeCoverage(officer)) return [];
  return mergedIntoId ? [coverage] : [coverage, { href: paths.staff.duty(id), text: name }];
}
