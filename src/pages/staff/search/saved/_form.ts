import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';
import { type AreaChoice, areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { hasMistakes } from '#lib/web/respond.ts';
import { checkedText } from '../../../_checked-text.ts';

export type Page = Pick<AstroGlobal, 'locals' | 'url' | 'request' | 'response'>;

const form = z.object({
  name: checkedText(line('what to call it', 100)),
  area: z.string().optional(),
  do: z.enum(['save', 'open']).optional(),
});

/** The form of a saved search as its page shows it. */
export type Shown = { values: Typed<typeof form>; errors: Mistakes };

/** The form before anybody typed in it. */
export const untyped = (filled: { name?: string; area?: string } = {}): Shown => ({
  values: emptyForm(form, filled),
  errors: {},
});

/** The areas with which whoever is signed in may share. */
export async function sharers({ locals }: Pick<Page, 'locals'>): Promise<AreaChoice[]> {
  const officer = signedIn(locals);
  const all = await areaChoices(locals.db, await areasFor(locals.db, officer, 'seeToday'));
  return all.filter(({ kind }) => kind !== 'ward');
}

type Read =
  | { isOpening: true }
  | { isOpening: false; given: { name: string; areaId: AreaId | null } | null; shown: Shown };

/** What was typed; nothing is given where it cannot be done so. */
export async function readSaved({ request, response }: Page, choices: readonly AreaChoice[]): Promise<Read> {
  const read = await readForm(request, form);
  const { values } = read;
  if (values.do === 'open') return { isOpening: true };
  const area = choices.find(({ slug }) => slug === values.area);
  const errors: Mistakes = read.ok ? {} : read.errors;
  if (values.area !== '' && !area) errors['area'] = 'Choose an area of yours, or only you';
  const shown = { values, errors };
  if (read.ok && Object.keys(errors).length === 0)
    return { isOpening: false, given: { name: read.value.name, areaId: area?.id ?? null }, shown };
  hasMistakes(response);
  return { isOpening: false, given: null, shown };
}
