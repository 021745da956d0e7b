import { campaignPictureUse } from '#lib/campaigns/pictures.ts';
import { resourceFileUse } from '#lib/campaigns/resources/published-sql.ts';
import type { FileUse } from '#lib/files/stored/uses.ts';
import type { Ability } from '#lib/officers/can.ts';

/** A use of stored files, and who of the team may see such a file before everybody may. */
export type StaffFileUse = FileUse & { seenWith: Ability };

/** Every column that names a stored file. A test finds one that is missing. */
export const fileUses: readonly StaffFileUse[] = [
  { ...resourceFileUse, seenWith: 'seeResources' },
  { ...campaignPictureUse, seenWith: 'seeCampaigns' },
];
