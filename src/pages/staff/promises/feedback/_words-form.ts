import { z } from 'astro/zod';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';

// The public reads it: there is no way past the text check.
const wordsFields = {
  you_said: checkedText(paragraphs('what they said', 600)),
  we_did: checkedText(paragraphs('what we did', 600)),
};

export const rewriteForm = z.object({
  ...wordsFields,
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
});
export const newForm = z.object({ ...wordsFields, area: z.string().optional() });
