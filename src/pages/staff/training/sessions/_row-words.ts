import type { StaffSession } from '#lib/training/sessions/list-for-staff.ts';

/** Where a session of the list is; one online says for whom it is. */
export function whereWords({ kind, mode, venueWords, area, areaKind, site, town }: StaffSession): string {
  if (kind === 'whole_organisation') return venueWords ?? 'Online';
  if (mode !== 'online') return `${site}, ${town}`;
  return `Online, for ${areaKind === 'region' ? `the ${area} region` : area}`;
}

/** What a session is apart from open to all, to stand behind its reference. */
export function forAll({ kind, organisation }: StaffSession): string {
  if (kind === 'whole_organisation') return `, all staff of ${organisation}`;
  return kind === 'invitation' ? ', by invitation' : '';
}
