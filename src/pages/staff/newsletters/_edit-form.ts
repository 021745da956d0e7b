import { z } from 'astro/zod';
import type { IssueBlock } from '#db/schema/newsletter-issues.ts';
import { longestText, mostChosen } from '#lib/newsletters/issues/blocks.ts';
import { filterOf, groups, type Rule } from '#lib/newsletters/issues/rules.ts';
import type { Written } from '#lib/newsletters/issues/write.ts';
import { line } from '#lib/web/fields.ts';
import { checkedInvitation } from '../comms/_checked.ts';

const several = z.array(z.string().max(200)).max(80).optional();
const shortLine = (name: string, most: number) =>
  checkedInvitation(line(name, most) as unknown as z.ZodType<string>);
const markdown = checkedInvitation(
  z.string().max(longestText, { error: `Shorten the text to ${longestText} characters or fewer` }),
);

/** The fields of a part, by its place. */
const fieldsOf = (block: IssueBlock, at: number) =>
  block.kind === 'text'
    ? { [`text${at}`]: markdown.optional() }
    : {
        [`heading${at}`]: shortLine('a heading', 80).optional(),
        [`chosen${at}`]: z
          .array(z.string().max(200))
          .max(mostChosen, { error: `Choose ${mostChosen} or fewer` })
          .optional(),
        [`find${at}`]: z.string().max(80).optional(),
      };

/** The form of a draft with these parts. */
export const editForm = (blocks: readonly IssueBlock[]) =>
  z.object({
    sequence: z.coerce.number({ error: 'Open the page again' }).int(),
    deed: z.string().max(40).optional(),
    subject: shortLine('the subject', 120),
    previewLine: shortLine('the line', 150).optional(),
    group: several,
    is: several,
    what: several,
    ...Object.assign({}, ...blocks.map(fieldsOf)),
  });

/** A form of a draft as it was read; the fields of its parts are named by their places. */
export type EditRead = {
  sequence: number;
  deed?: string;
  subject: string;
  previewLine?: string | undefined;
} & Record<string, unknown>;
type Read = EditRead;
const listIn = (read: Read, name: string): string[] => (read[name] as string[] | undefined) ?? [];

/** What was typed in the form of a draft. */
export function writtenIn(read: Read, blocks: readonly IssueBlock[]): Written {
  return {
    subject: read.subject,
    previewLine: read.previewLine ?? '',
    filter: filterOf(rulesIn(read)),
    blocks: blocks.map((block, at) =>
      block.kind === 'text'
        ? { kind: 'text', markdown: (read[`text${at}`] as string | undefined) ?? '' }
        : {
            kind: block.kind,
            heading: (read[`heading${at}`] as string | undefined) ?? block.heading,
            ids: listIn(read, `chosen${at}`).filter(Boolean),
          },
    ),
  };
}

type TypedRules = Record<'group' | 'is' | 'what', readonly string[]>;

/** The conditions of a form, whose three lists are kept side by side. */
export const rulesFrom = ({ group, is, what }: TypedRules): Rule[] =>
  what.map((one, index) => ({
    group: groups.find((known) => String(known) === group[index]) ?? 1,
    isNot: is[index] === 'not',
    what: one,
  }));

const rulesIn = (read: Read): Rule[] =>
  rulesFrom({ group: listIn(read, 'group'), is: listIn(read, 'is'), what: listIn(read, 'what') });
