import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import { languageOf } from '#lib/campaigns/languages.ts';
import type { Material, MaterialIn } from '#lib/campaigns/materials.ts';
import { factWords, formatWords } from '#lib/campaigns/resources/file-words.ts';
import { fileOf } from '#lib/campaigns/resources/select-sql.ts';
import { kindWords } from '#lib/campaigns/resources/words.ts';
import { paths } from '#lib/web/paths.ts';

/** A material in a language: there, soon there, or not. */
type Cell = { tag: CampaignLanguage; state: 'there' | 'soon' | 'none'; href: string; words: string };

const download = ({ files }: MaterialIn) => fileOf(files, 'download');
const hrefOf = (one: MaterialIn): string => {
  const file = download(one);
  return file ? `${paths.file(file.hash, file.name)}?download` : paths.resource(one.slug);
};
const factsOf = (one: MaterialIn): string => {
  const file = download(one);
  if (!file) return '';
  const forPrinters = fileOf(one.files, 'print') ? '. A print shop gets a file with bleed' : '';
  return `${factWords(file)}${forPrinters}`;
};

/** What is offered, as a table of material by language. @param first the language that the reader reads */
export function offered(materials: readonly Material[], first: CampaignLanguage) {
  const known = new Set(
    materials.flatMap(({ has, soon }) => [...has.map(({ language }) => language), ...soon]),
  );
  const counts = (tag: CampaignLanguage) =>
    materials.filter(({ has }) => has.some((one) => one.language === tag)).length;
  const rank = (tag: CampaignLanguage) => (tag === first ? 100 : tag === 'en' ? 99 : counts(tag));
  const tags = [...known].sort((one, other) => rank(other) - rank(one) || one.localeCompare(other));
  return {
    languages: tags.map((tag) => ({ ...languageOf(tag), count: counts(tag) })),
    rows: materials.map((material) => rowOf(material, tags, first)),
  };
}

function rowOf({ kind, has, soon }: Material, tags: readonly CampaignLanguage[], first: CampaignLanguage) {
  const main = has.find(({ language }) => language === first) ?? has[0]!;
  const cells = tags.map((tag): Cell => {
    const one = has.find(({ language }) => language === tag);
    const words = `${kindWords[kind]} in ${languageOf(tag).name}`;
    if (one) return { tag, state: 'there', href: paths.resource(one.slug), words };
    return { tag, state: soon.includes(tag) ? 'soon' : 'none', href: '', words };
  });
  const { name, tag, direction } = languageOf(main.language);
  const file = download(main);
  return {
    ...{
      kind: kindWords[kind],
      title: main.title,
      lang: tag,
      dir: direction,
      slug: main.slug,
      facts: factsOf(main),
      cells,
      has,
    },
    ...{ href: hrefOf(main), what: `${kindWords[kind]} in ${name}${file ? `, ${formatWords(file)}` : ''}` },
  };
}
