import type { tensionReturn } from '../../schema/tension-returns.ts';
import type { Chance } from './chance.ts';
import { notes } from './observation-words.ts';

type Words = Partial<typeof tensionReturn.$inferInsert> & { answer: 'something' };

const coming = [
  'The market moves to its winter place on Saturday.',
  'Full council votes on the new homes next Thursday.',
  'The carnival committee meets on Monday.',
];
const higher = 'The stickers have come back, and shops close before dark.';
const calmer = 'The council answered at the meeting, and people were glad of it.';

/** What a return says that says something: on one issue, and by whom it is decides what else. */
export function wordsOf(isPolice: boolean, { next, pick }: Pick<Chance, 'next' | 'pick'>): Words {
  const { category, strand, words } = pick(notes);
  const said = { category, [strand]: words, coming: next() < 0.3 ? pick(coming) : null };
  if (!isPolice) {
    const expected = pick(['calmer', 'as_expected', 'as_expected', 'more_tense'] as const);
    const compared = pick(['better', 'same', 'same', 'worse'] as const);
    const viewWords = expected === 'as_expected' ? null : expected === 'calmer' ? calmer : higher;
    return { answer: 'something', ...said, compared, expected, viewWords };
  }
  const levelView = pick(['agree', 'agree', 'agree', 'higher'] as const);
  const viewWords = levelView === 'higher' ? higher : null;
  return { answer: 'something', ...said, levelView, levelShown: 2, viewWords };
}
