import { z } from 'astro/zod';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';

/** Why something is done with a request that the organisation reads of: it ends as a sentence. */
export const reasonForm = z.object({
  sequence: z.coerce.number().int(),
  reason: checkedText(line('why, in one sentence', 500)).transform((text) =>
    /[.?]$/.test(text) ? text : `${text}.`,
  ),
});
