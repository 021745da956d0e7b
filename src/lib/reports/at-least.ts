import { fewest } from './suppression.ts';

/**
 * "Fewer than 10", "At least 40": a count for the public. It is rounded down to tens, so that no small one can be
 * worked out from those of the areas beside it and of the whole.
 */
export const atLeastWords = (count: number): string =>
  count < fewest ? 'Fewer than 10' : `At least ${(count - (count % 10)).toLocaleString('en-GB')}`;
