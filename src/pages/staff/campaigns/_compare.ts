import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import type { FoundCampaign, FoundVersion } from '#lib/campaigns/find.ts';
import { languageOf, languages } from '#lib/campaigns/languages.ts';
import { equalityFields, equalityNames } from '#lib/campaigns/words.ts';
import { changesBeside } from '#lib/ui/word-changes.ts';

const boxes = { title: 'title', lead: 'first sentence', body: 'text' } as const;
type Row = { name: string; language: CampaignLanguage; before: string; after: string };

const pageIn = ({ pages }: FoundVersion, tag: CampaignLanguage) =>
  pages.find(({ page }) => page.language === tag)?.page;

function rowsOf(one: FoundVersion, other: FoundVersion): Row[] {
  const pages = languages.flatMap(({ tag }) =>
    (Object.keys(boxes) as (keyof typeof boxes)[]).map((box) => ({
      name: `${languageOf(tag).name}: ${boxes[box]}`,
      language: tag,
      before: pageIn(one, tag)?.[box] ?? '',
      after: pageIn(other, tag)?.[box] ?? '',
    })),
  );
  const equality = equalityNames.map((name) => ({
    name: `Equality: ${equalityFields[name].label}`,
    language: 'en' as const,
    before: one.version[name] ?? '',
    after: other.version[name] ?? '',
  }));
  return [...pages, ...equality].filter(({ before, after }) => before !== after);
}

/** The two versions that an address asks for, or the newest two, and what changed from the older to the newer. */
export function comparisonOf({ versions }: FoundCampaign, query: URLSearchParams) {
  const asked = (name: string) => versions.find(({ version }) => String(version.version) === query.get(name));
  const other = asked('to') ?? versions[0]!;
  const one =
    asked('from') ?? versions.find(({ version }) => version.version < other.version.version) ?? versions[1]!;
  const changes = rowsOf(one, other).map(({ before, after, ...row }) => ({
    ...row,
    ...changesBeside(before, after),
  }));
  return { one, other, changes };
}
