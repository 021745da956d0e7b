import type { Ability } from './can.ts';

/** What the pages of resources ask of their reader. */
export const resourcePages = {
  '/staff/resources': 'seeResources',
  '/staff/resources/new': 'writeResources',
  '/staff/resources/[id]': 'seeResources',
  '/staff/resources/[id]/approve': 'approveResources',
  '/staff/resources/[id]/edit': 'writeResources',
  '/staff/resources/[id]/file': 'writeResources',
  '/staff/resources/[id]/remove': 'writeResources',
  '/staff/resources/[id]/version': 'writeResources',
  '/staff/resources/[id]/withdraw': 'approveResources',
} as const satisfies Record<string, Ability>;
