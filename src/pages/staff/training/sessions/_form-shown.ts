import type { Mistakes } from '#lib/web/form.ts';
import type { FormOptions } from './_form-choices.ts';
import type { SessionTyped } from './_session-fields.ts';

/** What the session form shows. */
export type FormShown = {
  values: SessionTyped;
  errors: Mistakes;
  warnings: readonly string[];
  isStale: boolean;
  /** The session as it stands, for one that is changed. */
  isNow?: SessionTyped;
  options: FormOptions;
  button: string;
};
