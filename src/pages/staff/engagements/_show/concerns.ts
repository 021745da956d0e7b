import type { ShownEngagement } from '#lib/engagement/shown/view.ts';
import { checkText } from '#lib/guard/check.ts';
import { hasPerson } from '#lib/guard/people.ts';
import { guardWords } from '#lib/guard/words.ts';
import type { Concern } from '#lib/guard/look-through.ts';

const person =
  'This reads like words about one person, which the institution must not be shown. Edit it first.';

/** What would be shown and is perhaps about a person; past it there is a way with a reason, which a supervisor reads. */
export function lookAtShown(shown: ShownEngagement | null): Concern[] {
  const texts = [shown?.summary, shown?.asked, ...(shown?.promises ?? []).map(({ words }) => words)];
  const all = texts.filter((text) => typeof text === 'string').join('\n');
  const found = checkText(all).map((finding) => ({ field: 'parts', finding, words: guardWords[finding] }));
  const isNamed = found.length === 0 && all.split(/[.!?;\n]+/).some(hasPerson);
  return isNamed ? [{ field: 'parts', finding: 'a person', words: person }] : found;
}
