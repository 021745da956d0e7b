import { z } from 'astro/zod';
import type { ContactDetails } from '#lib/institutions/contacts/add.ts';
import { codes } from '#lib/institutions/contacts/choices.ts';
import { emailAddress, line } from '#lib/web/fields.ts';
import type { Mistakes } from '#lib/web/form.ts';

const optionalLine = (name: string, max: number) =>
  z.string().max(max, { error: `Shorten ${name} to ${max} characters or fewer` });

const plausible = (text: string) => /^[+()\d .-]{9,24}(?: ?(?:ext|x)\.? ?\d{1,6})?$/i.test(text);

/** The boxes for what is held of a person; work details only. */
export const detailFields = {
  name: line('their full name', 120),
  email: emailAddress('their work email address').optional(),
  phone: z.string().refine(plausible, { error: 'Enter a work phone number, like 01234 567890' }).optional(),
  channel: z.enum(codes.channels, { error: 'Choose how they like to be reached' }),
  contactWords: optionalLine('what helps', 200).optional(),
  source: z.enum(codes.sources, { error: 'Choose where their details came from' }),
  sourceWords: optionalLine('where exactly', 200).optional(),
  reason: optionalLine('the reason', 500).optional(),
};

type Typed = z.output<z.ZodObject<typeof detailFields>>;

/** What the boxes say. */
export const detailsIn = (given: Typed): ContactDetails => ({
  name: given.name,
  email: given.email ?? null,
  phone: given.phone ?? null,
  channel: given.channel,
  contactWords: given.contactWords ?? null,
  source: given.source,
  sourceWords: given.sourceWords ?? null,
});

/** Ways that the details given cannot be: a channel that leads nowhere. */
export function unreachable({
  channel,
  email,
  phone,
}: Record<'channel' | 'email' | 'phone', string>): Mistakes {
  if (channel === 'email' && !email.trim())
    return { email: 'Enter their work email address, or choose another way' };
  if (channel === 'phone' && !phone.trim())
    return { phone: 'Enter their work phone number, or choose another way' };
  return {};
}
