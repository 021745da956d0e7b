import { z } from 'astro/zod';
import { type IdentifierKind, identifiers, readIdentifier } from '#lib/institutions/identifiers.ts';
import { readAliases, readLanguages } from '#lib/institutions/languages.ts';

/** The number of an institution in a register, as that register writes it. */
export function identifier(kind: IdentifierKind) {
  const { label, example } = identifiers[kind];
  const error = `Enter the ${label.replace(/^C/, 'c')}: ${example}`;
  return z.string().transform((typed, context) => {
    const read = readIdentifier(kind, typed);
    if (read === null) context.addIssue({ code: 'custom', message: error });
    return read ?? '';
  });
}

const websiteError = 'Enter a web address, like https://school.example';

/** An address on the web; what begins without https:// gets it. */
export const website = z.string().transform((typed, context) => {
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
  const fits = url && url.hostname.includes('.') && !url.username && typed.length <= 300 && !/\s/.test(typed);
  if (!fits) context.addIssue({ code: 'custom', message: websiteError });
  return fits ? url.href : '';
});

/** Languages with commas between them. */
export const languages = z.string().transform((typed, context) => {
  const read = readLanguages(typed);
  if (!read)
    context.addIssue({
      code: 'custom',
      message: 'Enter languages with commas between, like English, Punjabi',
    });
  return read ?? [];
});

/** Other names, one a line. */
export const aliases = z.string().transform((typed, context) => {
  const read = readAliases(typed);
  if (!read)
    context.addIssue({ code: 'custom', message: 'Enter up to 20 other names of 200 characters, one a line' });
  return read ?? [];
});

/** One of some options, or nothing where the box is empty. */
export const oneOfThese = <T extends string>(known: ReadonlySet<string>, error: string) =>
  z
    .string({ error })
    .refine((value) => known.has(value), { error })
    .transform((value) => value as T);
