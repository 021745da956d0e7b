/** What is typed into the form, as the site and a sealed note hold it. */
export type TypedForm = {
  formToken: string;
  saw: number;
  from: string;
  turn: number;
  typed: Record<string, string[]>;
};

const own = new Set(['do', 'draftSaw', 'draftFrom']);

/** Gathers what a form holds; a clock that only this phone reads tells an earlier state from a later one. */
export function typedIn(fields: FormData): TypedForm {
  const typed: Record<string, string[]> = {};
  for (const [name, value] of fields)
    if (!own.has(name) && typeof value === 'string') (typed[name] ??= []).push(value);
  const text = (name: string) => String(fields.get(name) ?? '');
  return {
    ...{ formToken: text('formToken'), saw: Number(text('draftSaw')) || 0, from: text('draftFrom') },
    ...{ turn: Math.floor(Date.now() / 1000), typed },
  };
}

/** A box of the form that nobody sees. */
export const hidden = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`);
