import type { AreaId } from '../../schema/areas.ts';
import type { directoryGroup } from '../../schema/directory.ts';
import type { OfficerId, Role } from '../../schema/officers.ts';

// Ids such as Microsoft Entra ID gives its groups; the demonstration has no directory behind them.
const groups: readonly [key: string, label: string, role: Role, where: 'bedfordshire' | 'eastern'][] = [
  [
    '7c1f6a52-0b3e-4d0e-9a54-2f6d1c8e9b01',
    'Prevent officers, Bedfordshire',
    'prevent_officer',
    'bedfordshire',
  ],
  ['b2a9d3c4-51f7-4a6b-8c1d-90e4f7a2d602', 'Regional Prevent supervisors', 'supervisor', 'eastern'],
  ['e58d2b17-6c94-4f3a-b7e0-1a5c3d9f4803', 'Neighbourhood teams, Bedfordshire', 'npt_reader', 'bedfordshire'],
];

/** The groups of the force's directory that bring a role, as the administrator wrote them down. */
export const theGroups = (
  areas: ReadonlyMap<string, AreaId>,
  addedBy: OfficerId,
  now: Temporal.Instant,
): (typeof directoryGroup.$inferInsert)[] =>
  groups.map(([groupKey, label, role, where], index) => ({
    groupKey,
    label,
    role,
    areaId: areas.get(where)!,
    addedAt: now.subtract({ hours: 24 * (90 - index) }),
    addedBy,
  }));
