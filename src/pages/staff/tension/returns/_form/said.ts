import type { Said } from '#lib/tension/returns/given.ts';
import type { Mistakes } from '#lib/web/form.ts';

type Typed = { [Name in keyof Said]?: NonNullable<Said[Name]> | undefined };

/** What was typed, as the room takes it: what was left out is null. */
export const saidOf = ({ category, experienced, evidenced, potential, coming }: Typed): Said => ({
  category: category ?? null,
  experienced: experienced ?? null,
  evidenced: evidenced ?? null,
  potential: potential ?? null,
  coming: coming ?? null,
});

/** Words of a strand are about an issue, and an issue without words says nothing. */
export function issueMistakes(said: Said): Mistakes {
  const hasWords = Boolean(said.experienced ?? said.evidenced ?? said.potential);
  if (hasWords && !said.category) return { category: 'Choose which issue it is about' };
  return said.category && !hasWords ? { experienced: 'Say in a sentence what there is on this issue' } : {};
}
