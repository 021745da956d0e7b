import type { AstroGlobal } from 'astro';
import type { z } from 'astro/zod';
import type { Db } from '#db/client.ts';
import type { Outcome } from '#lib/outcome.ts';
import { emptyForm, type Form, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { notePast } from '../_text-check.ts';
import { lookThroughImpact } from './_guarded.ts';

type Page = Pick<AstroGlobal, 'request' | 'response'>;

/** A form whose free text is looked through, as its page goes on with it. */
export type GuardedAnswer<S extends z.ZodObject, T> = {
  done: { value: T } | null;
  values: Typed<S>;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
};
type Asked<S extends z.ZodObject, T, Reason extends string> = {
  schema: S;
  form: string;
  /** The assessment that it writes in, known at once or from what was written. */ id:
    string | ((value: T) => string);
  /** Boxes of free text. */ texts: readonly (keyof Typed<S> & string)[];
  places: readonly string[];
  filled?: Partial<Typed<S>>;
  /** What is wrong beyond the schema. */ wrong?: (form: Form<S>) => Mistakes;
  verb: (tx: Db, value: z.output<S>) => Promise<Outcome<T, Reason>>;
  sentences: Readonly<Record<Reason, string>>;
};

/**
 * Reads a form, looks its free text through, calls its verb, and notes in the same transaction that somebody went past
 * what was found. Its schema has an optional `reason`.
 */
export async function answerGuarded<S extends z.ZodObject, T, Reason extends string>(
  { request, response }: Page,
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  asked: Asked<S, T, Reason>,
): Promise<GuardedAnswer<S, T>> {
  const nothing = { done: null, errors: {}, concerns: [], refusal: null };
  if (request.method !== 'POST') return { ...nothing, values: emptyForm(asked.schema, asked.filled ?? {}) };
  const form = await readForm(request, asked.schema);
  const { values } = form;
  const typed = values as Readonly<Record<string, unknown>>;
  // What stands there already was looked through when somebody wrote it, or is what Concord itself knows.
  const stands = (asked.filled ?? {}) as Readonly<Record<string, unknown>>;
  const changed = asked.texts.filter((name) => plain(typed[name]) !== plain(stands[name]));
  const written = Object.fromEntries(changed.map((name) => [name, String(typed[name] ?? '')]));
  const seen = lookThroughImpact(written, asked.places);
  const errors = { ...(form.ok ? {} : form.errors), ...asked.wrong?.(form), ...seen.mistakes };
  const reason = String(typed['reason'] ?? '').trim() || undefined;
  const concerns = reason ? [] : seen.concerns;
  if (!form.ok || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(response), { ...nothing, values, errors, concerns });
  const outcome = await db.transaction(async (tx) => {
    const done = await asked.verb(tx, form.value);
    if (!done.ok) return done;
    const entityId = typeof asked.id === 'string' ? asked.id : asked.id(done.value);
    const about = { form: asked.form, entity: 'impact_assessment', entityId, reason };
    await notePast(tx, about, seen.concerns, now);
    return done;
  });
  if (outcome.ok) return { ...nothing, done: outcome, values };
  return (isRefused(response), { ...nothing, values, refusal: asked.sentences[outcome.reason] });
}

// A browser sends the ends of lines in its own way.
const plain = (text: unknown): string =>
  String(text ?? '')
    .replaceAll('\r\n', '\n')
    .trim();
