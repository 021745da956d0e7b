import { at } from './address.ts';

/** The pages of resources in the staff area. */
export const staffResourcePaths = {
  resources: '/staff/resources',
  newResource: '/staff/resources/new',
  resource: (id: string) => at('staff', 'resources', id),
  approveResource: (id: string) => at('staff', 'resources', id, 'approve'),
  editResource: (id: string) => at('staff', 'resources', id, 'edit'),
  resourceFile: (id: string) => at('staff', 'resources', id, 'file'),
  removeResourceFile: (id: string) => at('staff', 'resources', id, 'remove'),
  resourceVersion: (id: string) => at('staff', 'resources', id, 'version'),
  withdrawResource: (id: string) => at('staff', 'resources', id, 'withdraw'),
};
