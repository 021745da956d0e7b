import type { ChosenArea } from '#lib/institutions/area-choices.ts';
import { codes } from '#lib/tension/observations/codes.ts';
import {
  categoryWords,
  confidenceWords,
  corroborationWords,
  sharingWords,
  sourceWords,
  strandWords,
  toldWords,
} from '#lib/tension/observations/words.ts';

const optionsOf = <Code extends string>(list: readonly Code[], words: Readonly<Record<Code, string>>) =>
  list.map((value) => ({ value, text: words[value] }));
const choose = { value: '', text: 'Choose one' };

/** What the boxes of the form offer. */
export const options = {
  strand: optionsOf(codes.strand, strandWords),
  category: [choose, ...optionsOf(codes.category, categoryWords)],
  source: [choose, ...optionsOf(codes.source, sourceWords)],
  corroboration: optionsOf(codes.corroboration, corroborationWords),
  confidence: optionsOf(codes.confidence, confidenceWords),
  told: optionsOf(codes.told, toldWords),
  marking: codes.marking.map((value) => ({ value, text: value })),
  sharing: optionsOf(codes.sharing, sharingWords),
};

/** The choices of a box with those that somebody takes most before the others. */
export const mostUsed = (list: readonly { value: string; text: string }[], used: readonly string[]) => {
  const often = used.flatMap((value) => list.find((one) => one.value === value) ?? []);
  return often.length > 0 ? [{ text: 'What you choose most', options: often }] : [];
};

/** Districts and neighbourhoods under what they lie in. */
export const areaGroups = (areas: readonly ChosenArea[]) =>
  [...Map.groupBy(areas, ({ above }) => above)].map(([text, inside]) => ({
    text,
    options: inside.map(({ id, name }) => ({ value: id, text: name })),
  }));
