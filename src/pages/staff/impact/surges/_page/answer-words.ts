import type { AstroGlobal } from 'astro';
import type { z } from 'astro/zod';
import type { Db } from '#db/client.ts';
import type { Outcome } from '#lib/outcome.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { notePast } from '../../../_text-check.ts';
import { lookThroughIncident } from './concerns.ts';
import { sentences } from './refusals.ts';

export type WordsView<S extends z.ZodObject> = {
  values: Typed<S>;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
};
type Written = Outcome<{ id: string; isNew: boolean }, keyof typeof sentences>;
type Asked<S extends z.ZodObject> = {
  form: S;
  /** What it shows before anybody typed. */
  filled: Partial<Typed<S>>;
  /** The boxes that the text check looks through. */
  texts: readonly (keyof Typed<S> & string)[];
  /** Names of institutions and areas that may be said. */
  places: readonly string[];
  /** What is written, as lists of the supervisor name it: the form, and the table. */
  about: { form: string; entity: string };
  /** What the schema cannot see. */
  wrong?: (values: Typed<S>) => Mistakes;
  write: (tx: Db, value: z.output<S>) => Promise<Written>;
};

/**
 * Answers a form of words about an incident: shows it, again with what is wrong or what the text check found, or
 * writes it down, together with why somebody went past the check.
 */
export async function answerWords<S extends z.ZodObject>(
  { request, response, locals: { db, now } }: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  { form, filled, texts, places, about, wrong, write }: Asked<S>,
): Promise<WordsView<S> | { written: string }> {
  const empty = { errors: {}, concerns: [], refusal: null };
  if (request.method !== 'POST') return { ...empty, values: emptyForm(form, filled) };
  const read = await readForm(request, form);
  const { values } = read;
  const said = Object.fromEntries(texts.map((name) => [name, String(values[name])]));
  const seen = lookThroughIncident(said, places);
  const errors = { ...(read.ok ? {} : read.errors), ...wrong?.(values), ...seen.mistakes };
  const reason = String((values as Record<string, unknown>)['why'] ?? '');
  const concerns = reason ? [] : seen.concerns;
  if (!read.ok || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(response), { values, errors, concerns, refusal: null });
  const outcome = await db.transaction(async (tx) => {
    const made = await write(tx, read.value);
    if (made.ok && made.value.isNew)
      await notePast(tx, { ...about, entityId: made.value.id, reason }, seen.concerns, now);
    return made;
  });
  if (outcome.ok) return { written: outcome.value.id };
  isRefused(response);
  return { ...empty, values, refusal: sentences[outcome.reason] };
}
