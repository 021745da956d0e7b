import { mostCounted } from '#lib/engagement/promises/list.ts';

/** "312 promises", "1,000+ promises". */
export function totalWords(total: number): string {
  if (total > mostCounted) return `${mostCounted.toLocaleString('en-GB')}+ promises`;
  return total === 1 ? '1 promise' : `${total.toLocaleString('en-GB')} promises`;
}
