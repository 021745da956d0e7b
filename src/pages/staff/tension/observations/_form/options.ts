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

/** Districts and neighbourhoods under what they lie in. */
export const areaGroups = (areas: readonly ChosenArea[]) =>
  [...Map.groupBy(areas, ({ above }) => above)].map(([text, inside]) => ({
    text,
    options: inside.map(({ id, name }) => ({ value: id, text: name })),
  }));
