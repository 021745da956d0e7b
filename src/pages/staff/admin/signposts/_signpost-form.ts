import { z } from 'astro/zod';
import { always, hoursTyped, readHours } from '#lib/enquiries/signposts/hours.ts';
import type { SignpostGiven } from '#lib/enquiries/signposts/keep.ts';
import { audiences, worryCodes } from '#lib/enquiries/signposts/words.ts';
import { line } from '#lib/web/fields.ts';
import type { Typed } from '#lib/web/form.ts';

const linkError = 'Enter the whole address, like https://www.childline.org.uk';
const link = z
  .string({ error: linkError })
  .max(300, { error: linkError })
  .regex(/^https:\/\/[^\s/]+\.[^\s]+$/, { error: linkError });
const number = z.string().regex(/^[0-9][0-9 ]{1,18}$/, { error: 'Enter a number, like 0800 1111' });
const hoursError = 'Enter days and times, one span a line, like Mon-Fri 09:00-17:00';

/** What the form of a signpost asks. */
export const signpostForm = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int().optional(),
  deed: z.enum(['save', 'check']).default('save').catch('save'),
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,59}$/, { error: 'Use small letters, digits and hyphens, like child-line' })
    .optional(),
  name: line('its name', 80),
  about: line('what it is for', 300),
  worry: z.enum(worryCodes, { error: 'Choose the kind of worry' }),
  audience: z.enum(audiences, { error: 'Choose whom it is for' }),
  area: z.string().optional(),
  phone: number.optional(),
  textTo: number.optional(),
  href: link.optional(),
  site: z.string().max(60, { error: 'Shorten how the link reads to 60 characters' }).optional(),
  hours: z
    .string()
    .refine((typed) => readHours(typed) !== null, { error: hoursError })
    .optional(),
  holidays: z.boolean(),
  languages: z.string().max(200, { error: 'Shorten the languages to 200 characters' }).optional(),
  source: link,
  retired: z.boolean(),
});
type Given = z.output<typeof signpostForm>;
export type SignpostTyped = Typed<typeof signpostForm>;

/** What was typed as the verbs take it. */
export function givenOf(typed: Given, areaId: SignpostGiven['areaId']): SignpostGiven {
  const spans = typed.hours ? readHours(typed.hours) : null;
  const { name, about, audience, worry, source, href = null } = typed;
  return {
    ...{ name, about, audience, worry, source, href, areaId },
    phone: typed.phone ?? null,
    textTo: typed.textTo ?? null,
    site: href ? (typed.site ?? new URL(href).hostname.replace(/^www\./, '')) : null,
    hours: spans && { spans, onBankHolidays: typed.holidays },
    languages: (typed.languages ?? '').split(',').flatMap((one) => one.trim() || []),
  };
}

/** Mistakes in the order in which the boxes stand. */
export const inOrder = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.keys(signpostForm.shape).flatMap((name) => (errors[name] ? [[name, errors[name]]] : [])),
  );

/** Mistakes that no single box shows. */
export const reachMistake = ({ phone, textTo, href }: SignpostTyped): Record<string, string> =>
  phone || textTo || href ? {} : { phone: 'Enter a phone number, a text number or a link' };

/** What the form holds of a signpost before anybody typed. */
export const filledFrom = (
  of: SignpostGiven & { code: string; sequence: number; retiredAt: Temporal.Instant | null },
  area: string,
): SignpostTyped => ({
  ...{ sequence: String(of.sequence), deed: 'save', code: of.code, name: of.name, about: of.about, area },
  ...{ audience: of.audience, worry: of.worry, phone: of.phone ?? '', textTo: of.textTo ?? '' },
  ...{ href: of.href ?? '', site: of.site ?? '', source: of.source, languages: of.languages.join(', ') },
  hours: of.hours ? hoursTyped(of.hours.spans) : '',
  holidays: (of.hours ?? always).onBankHolidays,
  retired: of.retiredAt !== null,
});
