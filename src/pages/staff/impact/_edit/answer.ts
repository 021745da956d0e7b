import type { AstroGlobal } from 'astro';
import { editImpact } from '#lib/impact/assessments/edit.ts';
import { fieldsOfPart, type Part, parts } from '#lib/impact/assessments/fields.ts';
import type { SeenDraft } from '#lib/impact/assessments/lock.ts';
import { gridOfVersion, type ListedVersion } from '#lib/impact/assessments/versions.ts';
import { saysWhy, weighGrid } from '#lib/impact/grid/weigh.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { seeOther } from '#lib/web/respond.ts';
import { dropWords, keepWords, type KeptNews } from '../../_kept-words.ts';
import { answerGuarded, type GuardedAnswer } from '../_guarded-form.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { placesOf } from '../_places.ts';
import { sentences } from '../_refusals.ts';
import { boxesOf, gridForm, gridTexts, readRows, shownRows } from './grid-form.ts';
import { nextAfter } from './next-part.ts';
import { keptOf, withKept } from './kept.ts';
import { partForm, textsOf } from './part-form.ts';

type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals' | 'url'>;
/** The same for each part, since their boxes are read by name. */
export type PartAnswer = Omit<GuardedAnswer<typeof gridForm, { wasAsked: boolean }>, 'values'> & {
  values: Readonly<Record<string, string>>;
};

/** The part that the address asks for. */
export const partOf = (query: URLSearchParams): Part =>
  parts.find((one) => one === query.get('part')) ?? 'situation';

/** Answers the form of one part of a draft: shows it, keeps what is typed, or saves it. */
export async function answerPart(
  page: Page,
  open: OpenImpact,
  { part, draft, seen }: { part: Part; draft: ListedVersion; seen: SeenDraft },
): Promise<(PartAnswer & { kept: KeptNews | null }) | Response> {
  const kept = keptOf(part, draft);
  const keeping = await keepWords(page, open.officer, kept);
  if (keeping) return keeping;
  const answered =
    part === 'grid'
      ? await answerGrid(page, open, draft, seen)
      : await answerTexts(page, open, part, draft, seen);
  const answer = answered as unknown as PartAnswer;
  if (answer.done) {
    await dropWords(open, open.officer, kept);
    return seeOther(nextAfter(open.id, part, answer.done.value));
  }
  return withKept(page, open, { part, kept, answer });
}

const shownSeen = ({ version, sequence }: SeenDraft) => ({
  version: String(version),
  sequence: String(sequence),
});

function answerTexts(page: Page, open: OpenImpact, part: Part, draft: ListedVersion, seen: SeenDraft) {
  const { officer, now, id } = open;
  const names = fieldsOfPart(part);
  const filled = Object.fromEntries(names.map((name) => [name, draft.version[name] ?? '']));
  return answerGuarded(page, page.locals, {
    ...{ schema: partForm(part), form: 'impact_assessment', id, sentences, texts: names as never },
    ...{ places: placesOf(open), filled: { ...filled, ...shownSeen(seen) } as never },
    verb: (tx, value) => {
      const { version, sequence } = value;
      const texts = textsOf(part, value as Readonly<Record<string, unknown>>);
      return editImpact(tx, officer, { id, version, sequence }, texts, now);
    },
  });
}

async function answerGrid(page: Page, open: OpenImpact, draft: ListedVersion, seen: SeenDraft) {
  const { officer, now, id, db } = open;
  const filled = { ...shownRows(await gridOfVersion(db, draft.version.id)), ...shownSeen(seen) };
  return answerGuarded(page, page.locals, {
    ...{ schema: gridForm, form: 'impact_assessment', id, sentences, texts: gridTexts as never },
    ...{ places: placesOf(open), filled: filled as never },
    wrong: ({ values }) => wordless(values),
    verb: (tx, value) => {
      const { version, sequence } = value;
      return weighGrid(tx, officer, { id, version, sequence }, readRows(value), now);
    },
  });
}

const wordless = (values: Readonly<Record<string, unknown>>): Mistakes =>
  Object.fromEntries(
    readRows(values)
      .filter((row) => !saysWhy(row))
      .map(({ row }) => [
        boxesOf(row).mitigation,
        'Say what is done, since it is weighed otherwise afterwards',
      ]),
  );
