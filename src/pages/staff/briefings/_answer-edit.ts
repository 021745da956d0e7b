import type { AstroGlobal } from 'astro';
import { editBriefing } from '#lib/calendar/briefings/edit.ts';
import type { ReleasedLine } from '#lib/impact/comms/released-lines.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { readDays, shownDays } from './_day-fields.ts';
import { readWords, shownWords, wordsForm } from './_item-fields.ts';
import { briefingDone, type OpenBriefing } from './_open-briefing.ts';
import { editMistakes } from './_refusals.ts';
import { linesToTake, withLine } from './_released-lines.ts';

type Page = Pick<AstroGlobal, 'request' | 'response'>;

/** Answers the form of a draft: shows it, or saves it and goes back to its page. */
export async function answerEdit(page: Page, open: OpenBriefing) {
  const lines = await linesToTake(open);
  const answer = await answerWords(page, open, lines);
  return answer instanceof Response ? answer : { ...answer, lines };
}

async function answerWords(
  { request, response }: Page,
  { db, officer, found, seen, now }: OpenBriefing,
  lines: readonly ReleasedLine[],
) {
  if (request.method !== 'POST') {
    const filled = {
      sequence: String(seen.sequence),
      ...shownDays(found.briefing),
      ...shownWords(found.items),
    };
    return { values: emptyForm(wordsForm, filled), errors: {} as Mistakes };
  }
  const read = await readForm(request, wordsForm);
  const { values } = read;
  if (values.take) {
    const taken = lines.find(({ versionId }) => versionId === values.take);
    return { values: withLine(values, taken), errors: {} as Mistakes };
  }
  const { days, errors: wrong } = readDays(values);
  const errors: Mistakes = { ...(read.ok ? {} : read.errors), ...wrong, ...ownerless(values) };
  if (!read.ok || !days || Object.keys(errors).length > 0) return (hasMistakes(response), { values, errors });
  const given = { ...days, ...readWords(values) };
  const outcome = await editBriefing(db, officer, { ...seen, sequence: read.value.sequence }, given, now);
  if (outcome.ok) return briefingDone(seen.id, outcome.value.wasAsked ? 'asked-again' : 'edited');
  return (isRefused(response), { values, errors: editMistakes[outcome.reason] });
}

// Somebody, or a day, for a task that says nothing.
const ownerless = (values: Readonly<Record<string, unknown>>): Mistakes =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const [field, index] = name.split('-');
      const isLeft = (field === 'who' || field === 'due') && value && !values[`task-${index}`];
      return isLeft ? [[`task-${index}`, 'Say what is to be done']] : [];
    }),
  );
