import type { Mistakes } from '#lib/web/form.ts';

/** What every form field takes. The id of a control equals its name, so an error summary can link to it. */
export interface Field {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean | undefined;
}

/** The ids that describe a control, for `aria-describedby`. */
export function describedBy({
  name,
  hint,
  error,
}: Pick<Field, 'name' | 'hint' | 'error'>): string | undefined {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean);
  return ids.length ? ids.join(' ') : undefined;
}

/** A field of a form with what was typed into it and what is wrong with it, by its name: `{...field('email')}`. */
export const fieldsOf =
  <Values extends object>(values: Values, errors: Mistakes) =>
  <Name extends keyof Values & string>(name: Name) => ({ name, value: values[name], error: errors[name] });
