import type { z } from 'astro/zod';
import { checkOperations, type OperationFinding, operationWords } from '#lib/guard/operations.ts';
import { checkedText } from '../../_checked-text.ts';

/** Refuses text that tells of a planned action, or too much about a person; for forms without a way past it. */
export function checkedWords<Text extends z.ZodType<string>>(
  text: Text,
  kinds?: readonly OperationFinding[],
): Text {
  return checkedText(text).superRefine((value, context) => {
    for (const finding of checkOperations(value, kinds))
      context.addIssue({ code: 'custom', message: operationWords[finding] });
  }) as Text;
}

/** The same for what everybody reads and is invited by: where to come to stands in it. */
export const checkedInvitation = <Text extends z.ZodType<string>>(text: Text): Text =>
  checkedWords(text, ['operation name', 'time of action']);
