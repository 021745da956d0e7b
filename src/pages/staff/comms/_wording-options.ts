import { kinds, kindWords } from '#lib/impact/comms/words.ts';
import type { WordingView } from './_answer-wording.ts';

/** What the form of a piece of wording offers: its kind and language are chosen once, and a translation is in another. */
export function wordingOptions({ version, translated, languages }: WordingView) {
  const known = version ?? translated;
  const offered = languages.filter(({ code }) => code !== translated?.language.code);
  return {
    known,
    labels: known ? kindWords[known.kind] : null,
    needsQuestion: known ? kindWords[known.kind].question !== null : true,
    kinds: kinds.map((value) => ({ value, text: kindWords[value].one })),
    languages: [
      { value: '', text: 'Choose one' },
      ...offered.map(({ code, label }) => ({ value: code, text: label })),
    ],
  };
}
