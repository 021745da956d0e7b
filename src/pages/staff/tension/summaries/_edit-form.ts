import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';
import type { Sharing, SummarySection } from '#db/schema/tension-summaries.ts';
import type { paragraphsOf } from '#lib/tension/summaries/find.ts';
import { inOrder, longest, type Paragraph } from '#lib/tension/summaries/paragraphs.ts';
import { outputWords, sectionWords } from '#lib/tension/summaries/words.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { staysField } from '../../_text-check.ts';

type Held = Awaited<ReturnType<typeof paragraphsOf>>;
const list = z.array(z.string()).optional();

/** The form of a draft: its paragraphs stand in rows, and an empty row is none. */
export const editForm = z.object({
  ...{ from: list, section: list, area: list, heading: list, words: list, sharing: list },
  ...{ sequence: z.string().optional(), do: z.string().optional() },
  ...staysField,
});
export type Typed = Record<'from' | 'section' | 'area' | 'heading' | 'words' | 'sharing', string[]> &
  Record<'sequence' | 'do' | 'stays', string>;

/** What the form holds of a draft before anybody typed, with an empty row at its end. */
export const filledFrom = (held: Held, sequence: number): Typed => ({
  from: held.map(({ paragraph }) => paragraph.id),
  section: held.map(({ paragraph }) => paragraph.section),
  area: held.map(({ paragraph }) => paragraph.areaId ?? ''),
  heading: held.map(({ paragraph }) => paragraph.heading ?? ''),
  words: held.map(({ paragraph }) => paragraph.words),
  sharing: held.map(({ paragraph }) => paragraph.sharing),
  ...{ sequence: String(sequence), do: '', stays: '' },
});

/** What a row of the form has that was typed as a paragraph, and at which row it stands. */
type Row = Paragraph & { row: number };

/** What was typed as the verb takes it, with a sentence for each row that is not whole. */
export function readParagraphs(values: Typed, held: Held, areas: ReadonlySet<string>) {
  const rows = values.words.flatMap((_, index) => rowOf(values, index, held, areas));
  const mistakes: Mistakes = Object.assign({}, ...rows.map(mistakeOf));
  return { rows: inOrder(rows), mistakes };
}

function rowOf(values: Typed, row: number, held: Held, areas: ReadonlySet<string>): Row[] {
  const [words = '', heading = '', area = ''] = [values.words[row], values.heading[row], values.area[row]];
  if (!words && !heading) return [];
  const from = held.find(({ paragraph }) => paragraph.id === values.from[row])?.paragraph;
  const isKnown = areas.has(area) || area === from?.areaId;
  return [
    {
      row,
      section: known<SummarySection>(sectionWords, values.section[row], 'other'),
      sharing: known<Sharing>(outputWords, values.sharing[row], 'restricted'),
      areaId: isKnown && area ? (area as AreaId) : null,
      assessmentId: from?.assessmentId ?? null,
      ...{ heading: heading || null, words },
    },
  ];
}

const known = <T extends string>(
  words: Readonly<Record<T, string>>,
  code: string | undefined,
  otherwise: T,
): T => (code && Object.hasOwn(words, code) ? (code as T) : otherwise);

function mistakeOf({ row, heading, words }: Row): Mistakes {
  if (!words) return { [`words-${row}`]: 'Write the words of this paragraph, or take its heading out' };
  return {
    ...(words.length > longest.words
      ? { [`words-${row}`]: `Shorten this to ${longest.words.toLocaleString('en-GB')} characters or fewer` }
      : {}),
    ...((heading?.length ?? 0) > longest.heading
      ? { [`heading-${row}`]: `Shorten this to ${longest.heading} characters or fewer` }
      : {}),
  };
}

const press = /^(up|down|remove)-(\d{1,3})$/;

/** The paragraphs after a button beside one of them was pressed, and where that one stands now. */
export function pressedIn(rows: readonly Row[], what: string): { rows: readonly Row[]; at: number } | null {
  const [, deed, typed] = press.exec(what) ?? [];
  const at = rows.findIndex(({ row }) => row === Number(typed));
  const one = rows[at];
  if (!deed || !one) return null;
  if (deed === 'remove') return { rows: rows.filter((row) => row !== one), at: Math.max(0, at - 1) };
  const to = deed === 'up' ? at - 1 : at + 1;
  const other = rows[to];
  // A paragraph stays in its part: another part is chosen in its field.
  if (other?.section !== one.section) return { rows, at };
  return { rows: rows.map((row, index) => (index === at ? other : index === to ? one : row)), at: to };
}
