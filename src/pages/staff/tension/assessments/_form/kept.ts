import type { AstroGlobal } from 'astro';
import { formOf } from '#lib/web/form.ts';
import { type KeptForm, keptWords, saysTheSame } from '../../../_kept-words.ts';
import type { OpenAssessment } from '../_open-assessment.ts';
import type { EditView } from './answer-edit.ts';
import { assessmentForm, type AssessmentValues } from './form.ts';
import { savedMeanwhile } from './theirs.ts';

/** Under which name what is typed into a draft is kept, for each who writes in it. */
export const keptOf = ({ seen }: Pick<OpenAssessment, 'seen'>): KeptForm => ({
  form: 'assessment',
  formToken: seen.id,
});

const said = Object.keys(assessmentForm.shape).filter((name) => !['sequence', 'do', 'reason'].includes(name));

/** The form of a draft as its reader left it: what they typed and never saved, beside what was saved since. */
export async function withKept(
  page: Pick<AstroGlobal, 'request' | 'locals' | 'url'>,
  open: OpenAssessment,
  view: EditView,
): Promise<EditView> {
  const words = await keptWords(page, open.officer, keptOf(open));
  if (!words) return view;
  const { values: typed } = formOf(words.fields, assessmentForm);
  if (saysTheSame(said, typed, view.values)) return view;
  const isOlder = typed.sequence !== view.values.sequence;
  const values: AssessmentValues = { ...typed, sequence: view.values.sequence };
  const theirs = isOlder ? savedMeanwhile(values, view.values) : [];
  return { ...view, values, theirs, kept: { at: words.at, isOlder } };
}
