import { type LinkKind, linkKinds, ownerParts } from '#db/schema/institution-links.ts';
import { type ContactState, contactStates, type Tier, tiers } from '#db/schema/institutions.ts';
import type { Corner } from './corners.ts';
import type { Touch } from './touch.ts';

/** The closed lists of the schema, for the forms that offer them: pages know no database. */
export const offered: Readonly<{
  tiers: typeof tiers;
  contactStates: typeof contactStates;
  linkKinds: typeof linkKinds;
  ownerParts: typeof ownerParts;
}> = { tiers, contactStates, linkKinds, ownerParts };

/** What each strength is called: what the team does, from nothing to shared ownership. */
export const strengthWords = [
  'No contact',
  'Introduced',
  'Occasional contact',
  'Regular two-way contact',
  'Working together',
  'Shared ownership',
] as const;

/** How often each tier means to be in touch. */
export const tierWords: Readonly<Record<Tier, string>> = {
  A: 'quarterly',
  B: 'half-yearly',
  C: 'yearly',
  D: 'on request',
};

export const contactStateWords: Readonly<Record<ContactState, string>> = {
  open: 'Open to contact',
  paused: 'Contact paused',
  declined: 'Contact declined',
};

export const touchWords: Readonly<Record<Touch, string>> = {
  in_touch: 'In touch',
  overdue: 'Contact overdue',
  none_yet: 'No contact yet',
  not_now: 'Not to be contacted',
};

export const cornerWords: Readonly<Record<Corner, string>> = {
  work_closely: 'Work closely',
  keep_satisfied: 'Keep satisfied',
  keep_informed: 'Keep informed',
  light_touch: 'Light touch',
};

/** A relationship as it reads from either side. */
export const linkWords: Readonly<Record<LinkKind, { from: string; to: string }>> = {
  parent: { from: 'Part of', to: 'Parent of' },
  member_of: { from: 'Member of', to: 'Has as member' },
  partner_of: { from: 'Partner of', to: 'Partner of' },
};

/** "4 × 5": reach and relevance, or that they are not scored. */
export const scoreWords = (reach: number | null, relevance: number | null): string =>
  reach === null || relevance === null ? 'Not scored' : `${reach} × ${relevance}`;

/** How many people an institution speaks with, from 1 to 5. */
export const reachWords = [
  'a few people',
  'a street or a year group',
  'a ward or a school',
  'a district',
  'beyond a district',
] as const;

/** How much it matters to our plan, from 1 to 5. */
export const relevanceWords = ['hardly', 'a little', 'in part', 'much', 'at the heart of it'] as const;
