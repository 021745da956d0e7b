import type { z } from 'astro/zod';
import { checkOperations, operationWords } from '#lib/guard/operations.ts';
import { checkedText } from '../../_checked-text.ts';

/** Refuses text that tells of a planned action, or too much about a person; for forms without a way past it. */
export function checkedWords<Text extends z.ZodType<string>>(text: Text): Text {
  return checkedText(text).superRefine((value, context) => {
    for (const finding of checkOperations(value))
      context.addIssue({ code: 'custom', message: operationWords[finding] });
  }) as Text;
}
