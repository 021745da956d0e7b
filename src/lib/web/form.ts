import type { z } from 'astro/zod';
import { readFields, type Fields } from './form-body.ts';
import { kindsOf, type Kind } from './form-kinds.ts';

type Given<S extends z.ZodObject> = Required<z.input<S>>;

/** What was typed, by field, to show again: every field of the schema is there. */
export type Typed<S extends z.ZodObject> = {
  [Field in keyof Given<S>]: NonNullable<Given<S>[Field]> extends boolean
    ? boolean
    : NonNullable<Given<S>[Field]> extends readonly unknown[]
      ? string[]
      : string;
};

/** One sentence a field. A mistake inside a list is under `field.0`; one of the whole form under ''. */
export type Mistakes = Record<string, string>;

export type Form<S extends z.ZodObject> =
  { ok: true; value: z.output<S>; values: Typed<S> } | { ok: false; values: Typed<S>; errors: Mistakes };

/**
 * Reads a form once and holds it against its schema: blank means absent, a boolean is true when its box is
 * ticked, and a list takes every field of its name. Values are trimmed, but for those of `exactly`.
 *
 * @throws BadRequest when the request holds no readable form
 */
export async function readForm<S extends z.ZodObject>(request: Request, schema: S): Promise<Form<S>> {
  return formOf(await readFields(request), schema);
}

/** The same for fields that were read already: those beside a file. */
export function formOf<S extends z.ZodObject>(fields: Fields, schema: S): Form<S> {
  const kinds = kindsOf(schema);
  const values = typed(fields, kinds) as Typed<S>;
  const read = schema.safeParse(present(fields, kinds));
  if (read.success) return { ok: true, value: read.data, values };
  const errors: Mistakes = {};
  for (const { path, message } of read.error.issues) errors[path.join('.')] ??= message;
  return { ok: false, values, errors };
}

/** The same form before anybody typed in it. */
export function emptyForm<S extends z.ZodObject>(schema: S, filled: Partial<Typed<S>> = {}): Typed<S> {
  return { ...(typed(new Map(), kindsOf(schema)) as Typed<S>), ...filled };
}

function typed(fields: Fields, kinds: Map<string, Kind>): Record<string, string | string[] | boolean> {
  const show = (name: string, kind: Kind) => {
    if (kind === 'boolean') return fields.has(name);
    return kind === 'list' ? (fields.get(name) ?? []) : (fields.get(name)?.[0] ?? '');
  };
  return Object.fromEntries([...kinds].map(([name, kind]) => [name, show(name, kind)]));
}

function present(fields: Fields, kinds: Map<string, Kind>): Record<string, unknown> {
  const take = (name: string, kind: Kind) => {
    if (kind === 'boolean') return fields.has(name);
    if (kind === 'exact') return fields.get(name)?.[0] || undefined;
    const given = (fields.get(name) ?? []).map((text) => text.trim());
    // Blanks within a list keep their place: the second name belongs to the second address.
    return kind === 'list' ? given : given[0] || undefined;
  };
  return Object.fromEntries([...kinds].map(([name, kind]) => [name, take(name, kind)]));
}
