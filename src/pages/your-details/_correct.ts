import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Correction } from '#db/schema/contact-notices.ts';
import { checkText } from '#lib/guard/check.ts';
import { guardWords } from '#lib/guard/words.ts';
import { codes } from '#lib/institutions/contacts/choices.ts';
import { askCorrection } from '#lib/institutions/contacts/wishes.ts';
import { emailAddress, line } from '#lib/web/fields.ts';
import type { Mistakes, Typed } from '#lib/web/form.ts';
import { answerChange } from './_change.ts';
import type { Opened } from './_open.ts';

const plausible = (text: string) => /^[+()\d .-]{9,24}(?: ?(?:ext|x)\.? ?\d{1,6})?$/i.test(text);

const correctForm = z.object({
  token: z.uuid({ error: 'Open the form again' }),
  name: line('your name', 120),
  title: z.string().max(120, { error: 'Shorten your role to 120 characters or fewer' }).optional(),
  email: emailAddress('your work email address').optional(),
  phone: z
    .string()
    .refine(plausible, { error: 'Enter your work phone number, like 01234 567890' })
    .optional(),
  channel: z.enum(codes.channels, { error: 'Choose how you like to be reached' }),
  words: z.string().max(1000, { error: 'Shorten what you write to 1,000 characters or fewer' }).optional(),
});
type Fields = z.output<typeof correctForm>;

const mainRole = ({ found }: Opened) => found.roles.find(({ role }) => role.toOn === null)?.role.title ?? '';

/** What differs between what we hold and what was typed; what is null is to be taken out. */
function correctionOf(opened: Opened, given: Fields): Correction {
  const { contact } = opened.found;
  const email = given.email ?? null;
  const phone = given.phone ?? null;
  return {
    ...(given.name !== contact.name && { name: given.name }),
    ...(given.title && given.title !== mainRole(opened) && { title: given.title }),
    ...(email !== (contact.email?.toLowerCase() ?? null) && { email }),
    ...(phone !== contact.phone && { phone }),
    ...(given.channel !== contact.channel && { channel: given.channel }),
  };
}

function check(values: Typed<typeof correctForm>, opened: Opened): Mistakes {
  const texts = { name: values.name, title: values.title, words: values.words };
  const found = Object.entries(texts).flatMap(([field, text]) =>
    checkText(text).map((finding) => [field, guardWords[finding]] as const),
  );
  const isSame =
    !values.words.trim() && Object.keys(correctionOf(opened, values as unknown as Fields)).length === 0;
  return {
    ...(isSame && values.name ? { name: 'Change what is wrong, or write what is' } : {}),
    ...Object.fromEntries(found),
  };
}

/** Answers the page on which somebody says what is wrong; an officer looks before anything changes. */
export function correctPage(Astro: AstroGlobal) {
  const { db, now } = Astro.locals;
  return answerChange(Astro, correctForm, {
    news: 'correct',
    filled: (opened) => ({
      token: crypto.randomUUID(),
      name: opened.found.contact.name,
      title: mainRole(opened),
      email: opened.found.contact.email ?? '',
      phone: opened.found.contact.phone ?? '',
      channel: opened.found.contact.channel,
    }),
    check: (values, opened) => check({ ...values, email: values.email.toLowerCase() }, opened),
    change: (opened, given) => {
      const asked = { changes: correctionOf(opened, given), words: given.words ?? null };
      return askCorrection(db, opened.actor, { ...asked, formToken: given.token }, now);
    },
  });
}
