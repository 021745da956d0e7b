import { z } from 'astro/zod';
import { audiences, audienceWords, longest } from '#lib/campaigns/words.ts';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../../_checked-text.ts';

/** The boxes for whom a campaign speaks to. */
export const audienceOptions = audiences.map((value) => ({ value, text: audienceWords[value] }));

// The end of an address: what stands before it, and what asks for a language or a version, is not looked at.
const addressOn = (list: 'events' | 'resources') =>
  z
    .string()
    .transform((text) =>
      text
        .trim()
        .replace(/[?#].*$/s, '')
        .replace(/\/$/, ''),
    )
    .pipe(
      z.string().regex(new RegExp(`^(?:.*/${list}/)?[a-z0-9-]{1,120}$`, 'i'), {
        error: `Enter an address like /${list}/coffee-and-questions`,
      }),
    )
    .transform((address) => address.split('/').at(-1)!.toLowerCase())
    .optional();

/** What stands round the words of a campaign. */
export const frameForm = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  name: checkedText(line('what we call it', longest.name)),
  audiences: z.array(z.enum(audiences)),
  word: z
    .string()
    .transform((word) => word.toLowerCase())
    .pipe(
      z.string().regex(/^(?=.{3,24}$)[a-z0-9]+(?:-[a-z0-9]+)*$/, {
        error: 'Use 3 to 24 small letters, figures and hyphens, like talk',
      }),
    )
    .optional(),
  followedBy: z.string().optional(),
  events: z.array(z.string()),
  eventAddress: addressOn('events'),
  courses: z.array(z.string()),
  resources: z.array(z.string()),
  resourceAddress: addressOn('resources'),
});
