import { checkText, type Finding } from '#lib/guard/check.ts';
import { guardWords } from '#lib/guard/words.ts';
import { isPersonalMailbox } from '#lib/institutions/contacts/addresses.ts';
import type { Mistakes } from '#lib/web/form.ts';

/** Something typed that does not belong beside a person, past which there is a way with a reason. */
export type Concern = { field: string; finding: string; words: string };

// Never needed of anybody: no reason makes a place for them.
const banned: readonly Finding[] = ['date of birth', 'vehicle', 'handle'];

const personal =
  'This looks like a private mailbox. Enter their work address; if their group has no other, say so below.';

/**
 * Looks through what was typed freely about somebody.
 *
 * @returns mistakes that cannot stay, and concerns that may with a reason, which a supervisor reads
 */
export function lookThrough(
  texts: Record<string, string | null | undefined>,
  email: string | null | undefined,
): { mistakes: Mistakes; concerns: Concern[] } {
  const found = Object.entries(texts).flatMap(([field, text]) =>
    checkText(text ?? '').map((finding) => ({ field, finding, words: guardWords[finding] })),
  );
  const isBanned = ({ finding }: { finding: Finding }) => banned.includes(finding);
  const mistakes = Object.fromEntries(found.filter(isBanned).map(({ field, words }) => [field, words]));
  const mailbox = email && isPersonalMailbox(email);
  return {
    mistakes,
    concerns: [
      ...found.filter((one) => !isBanned(one)),
      ...(mailbox ? [{ field: 'email', finding: 'private mailbox', words: personal }] : []),
    ],
  };
}
