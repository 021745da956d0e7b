import type {
  ResourceAudience,
  ResourceKind,
  ResourceLanguage,
  ResourceTopic,
} from '#db/schema/resource-terms.ts';
import { inOrder } from './languages.ts';
import type { PublicResource } from './public-list.ts';
import { audiences, kinds, topics } from './words.ts';

/** What a reader asks for. */
export type ResourceFilter = {
  words: string;
  audience: ResourceAudience | null;
  topic: ResourceTopic | null;
  language: ResourceLanguage | null;
  kind: ResourceKind | null;
};
type Side = Exclude<keyof ResourceFilter, 'words'>;
export type Choice<Code> = { code: Code; count: number };
export type Choices = {
  audience: Choice<ResourceAudience>[];
  topic: Choice<ResourceTopic>[];
  language: Choice<ResourceLanguage>[];
  kind: Choice<ResourceKind>[];
};
type Row = Pick<PublicResource, 'title' | 'summary' | 'use' | 'audiences' | 'topic' | 'language' | 'kind'>;

const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB');

const holdsWords = ({ title, summary, use }: Row, words: string): boolean => {
  const text = folded(`${title} ${summary} ${use}`);
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
};

// What is for everybody is for whoever is asked for too.
const fits: { [S in Side]: (row: Row, code: string) => boolean } = {
  audience: ({ audiences: of }, code) => (of as string[]).includes(code) || of.includes('everybody'),
  topic: (row, code) => row.topic === code,
  language: (row, code) => row.language === code,
  kind: (row, code) => row.kind === code,
};
const sides = Object.keys(fits) as Side[];

/** Those that fit everything that is asked for, in the order they came in; one side can be left out of the asking. */
export const filtered = <Each extends Row>(
  rows: readonly Each[],
  filter: ResourceFilter,
  without?: Side,
): Each[] =>
  rows.filter(
    (row) =>
      holdsWords(row, filter.words) &&
      sides.every((side) => side === without || filter[side] === null || fits[side](row, filter[side])),
  );

/** What each filter offers, with how many would be left: by all that is asked for on the other sides. */
export function choicesFor(rows: readonly Row[], filter: ResourceFilter): Choices {
  const counted = <Code extends string>(side: Side, codes: readonly Code[]): Choice<Code>[] => {
    const left = filtered(rows, filter, side);
    return codes
      .map((code) => ({ code, count: left.filter((row) => fits[side](row, code)).length }))
      .filter(({ code, count }) => count > 0 || filter[side] === code);
  };
  const languages = [...new Set(rows.map(({ language }) => language))].sort(inOrder);
  return {
    audience: counted('audience', audiences),
    topic: counted('topic', topics),
    language: counted('language', languages),
    kind: counted('kind', kinds),
  };
}

/** The list parted by language, English first. */
export function byLanguage<Each extends Row>(
  rows: readonly Each[],
): { language: ResourceLanguage; rows: Each[] }[] {
  const languages = [...new Set(rows.map(({ language }) => language))].sort(inOrder);
  return languages.map((language) => ({ language, rows: rows.filter((row) => row.language === language) }));
}
