import type { AstroGlobal } from 'astro';
import { fieldsOfPart, type Part } from '#lib/impact/assessments/fields.ts';
import type { ListedVersion } from '#lib/impact/assessments/versions.ts';
import { formOf } from '#lib/web/form.ts';
import { type KeptForm, type KeptNews, keptWords, saysTheSame } from '../../_kept-words.ts';
import type { OpenImpact } from '../_open-impact.ts';
import type { PartAnswer } from './answer.ts';
import { gridForm } from './grid-form.ts';
import { partForm } from './part-form.ts';

/** Under which name what is typed into one part of a draft is kept, for each who writes in it. */
export const keptOf = (part: Part, draft: ListedVersion): KeptForm => ({
  form: `impact-${part}`,
  formToken: draft.version.id,
});

const aside = ['version', 'sequence', 'reason'];

/** A part as its reader left it: with what they typed and never saved. */
export async function withKept(
  page: Pick<AstroGlobal, 'request' | 'locals' | 'url'>,
  { officer }: Pick<OpenImpact, 'officer'>,
  { part, kept, answer }: { part: Part; kept: KeptForm; answer: PartAnswer },
): Promise<PartAnswer & { kept: KeptNews | null }> {
  const words = await keptWords(page, officer, kept);
  if (!words) return { ...answer, kept: null };
  const names = part === 'grid' ? Object.keys(gridForm.shape) : fieldsOfPart(part);
  const { values } = formOf(words.fields, part === 'grid' ? gridForm : partForm(part));
  const typed = values as Readonly<Record<string, string>>;
  const said = names.filter((name) => !aside.includes(name));
  if (saysTheSame(said, typed, answer.values)) return { ...answer, kept: null };
  // Each part is saved by itself, and saving any of them counts the draft on.
  const { version = '', sequence = '' } = answer.values;
  const isOlder = typed['sequence'] !== sequence;
  return { ...answer, values: { ...typed, version, sequence }, kept: { at: words.at, isOlder } };
}
