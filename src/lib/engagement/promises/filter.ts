import type { InstitutionId } from '#db/schema/institutions.ts';
import type { CommitmentId } from '#db/schema/promises.ts';

/** The lists of promises: those that are open, those past their day, those to tell of, and those that are over. */
export const promiseLists = ['open', 'late', 'to_tell', 'over'] as const;
export type PromiseList = (typeof promiseLists)[number];

/** What may be asked of the promises. */
export type PromiseFilter = {
  list: PromiseList;
  isMine: boolean;
  /** The slug of an area, or of what areas lie in. */
  area?: string | undefined;
  institution?: InstitutionId | undefined;
  after?: CommitmentId | undefined;
};
