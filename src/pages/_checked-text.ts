import type { z } from 'astro/zod';
import { checkText } from '#lib/guard/check.ts';
import { guardWords } from '#lib/guard/words.ts';

/** Refuses text that says too much about a person, in the words of the text check; for forms without a way past it. */
export function checkedText<Text extends z.ZodType<string>>(text: Text): Text {
  return text.superRefine((value, context) => {
    for (const finding of checkText(value))
      context.addIssue({ code: 'custom', message: guardWords[finding] });
  }) as Text;
}
