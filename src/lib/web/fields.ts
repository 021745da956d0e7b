import { z } from 'astro/zod';

/**
 * One line of text that must be there.
 *
 * @param name what it is called in the middle of a sentence: "your name"
 */
export const line = (name: string, max = 200) =>
  z
    .string({ error: `Enter ${name}` })
    .transform((text) => text.replace(/\s+/g, ' '))
    .pipe(z.string().max(max, { error: `Shorten ${name} to ${max} characters or fewer` }));

/** Text of several lines that must be there. */
export const paragraphs = (name: string, max = 2000) =>
  z.string({ error: `Enter ${name}` }).max(max, { error: `Shorten ${name} to ${max} characters or fewer` });

/** An email address, kept in lower case. */
export const emailAddress = (name: string, example = 'name@school.example') => {
  const error = `Enter ${name}, like ${example}`;
  const plain = /^[^\s<>@",;:()[\]\\]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/;
  const fits = (text: string) => plain.test(text) && !text.includes('..') && text.indexOf('@') <= 64;
  return z
    .string({ error })
    .transform((text) => text.toLowerCase())
    .pipe(z.string().max(254, { error }).refine(fits, { error }));
};

/** A whole number typed in a box. */
export const wholeNumber = (sentence: string, from: number, to: number) =>
  z
    .string({ error: sentence })
    .regex(/^\d{1,9}$/, { error: sentence })
    .transform(Number)
    .refine((n) => n >= from && n <= to, { error: sentence });

/** A password, taken exactly as it was typed: a blank at its end is part of it (ASVS 5.0, 6.2.8). */
export const exactly = (sentence: string) =>
  z.string({ error: sentence }).max(2000, { error: 'Enter a shorter password' }).meta({ isExact: true });
