import type { AstroGlobal } from 'astro';
import type { IssueBlock } from '#db/schema/newsletter-issues.ts';
import { askForApproval } from '#lib/newsletters/issues/approve.ts';
import {
  arranged,
  type BlockDeed,
  blockKinds,
  emptyBlock,
  mostBlocks,
} from '#lib/newsletters/issues/blocks.ts';
import { rulesOf } from '#lib/newsletters/issues/rules.ts';
import { editIssue } from '#lib/newsletters/issues/write.ts';
import { formOf, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { type EditRead, editForm, writtenIn } from './_edit-form.ts';
import {
  dropWords,
  keepWords,
  type KeptForm,
  keptWords,
  type KeptNews,
  saysTheSame,
} from '../_kept-words.ts';
import { issueDone, type OpenIssue } from './_open.ts';
import { type Picks, partsOf, picksFor } from './_pick.ts';
import { blockWords, sentences } from './_words.ts';

export type EditView = {
  kept: KeptNews | null;
  values: Record<string, string | string[] | boolean>;
  errors: Mistakes;
  picks: Picks;
  blocks: readonly IssueBlock[];
};

/** Under which name what is typed into a draft is kept, for each who writes in it. */
export const keptOf = ({ found }: OpenIssue): KeptForm => ({
  form: 'newsletter',
  formToken: found.version.id,
});

/** Answers the form of a draft: keeps what is typed, saves it, does what its button asks for, and goes on. */
export async function editPage(page: AstroGlobal, open: OpenIssue): Promise<EditView | Response> {
  const keeping = await keepWords(page, open.officer, keptOf(open));
  if (keeping) return keeping;
  const { blocks } = open.found.version;
  const picks = await picksFor(page.locals);
  if (page.request.method !== 'POST') return shownOrKept(page, open, picks);
  const form = await readForm(page.request, editForm(blocks));
  const values = form.values as EditView['values'];
  const again = { values, picks, blocks, kept: null };
  if (!form.ok) return (hasMistakes(page.response), { ...again, errors: form.errors });
  const answer = await saved(open, form.value as unknown as EditRead, picks);
  if (answer instanceof Response) {
    await dropWords(page.locals, open.officer, keptOf(open));
    return answer;
  }
  isRefused(page.response);
  if (answer.sequence) values['sequence'] = answer.sequence;
  return { ...again, errors: { subject: sentences[answer.reason] }, blocks: answer.blocks ?? blocks };
}

type Refused = { reason: keyof typeof sentences; sequence?: string; blocks?: readonly IssueBlock[] };

async function saved(open: OpenIssue, read: EditRead, picks: Picks): Promise<Response | Refused> {
  const { db, officer, now, found, seen } = open;
  const { sequence, deed = 'save' } = read;
  const written = writtenIn(read, found.version.blocks);
  const next = withDeed(written.blocks, deed);
  const kept = await editIssue(db, officer, { ...seen, sequence }, { ...written, blocks: next.blocks }, now);
  if (!kept.ok) return { reason: kept.reason };
  if (deed !== 'ask') return seeOther(`${whereNext(seen.id, deed, read)}#${next.at}`);
  const as = { ...seen, sequence: sequence + 1 };
  const asked = await askForApproval(db, officer, as, partsOf(next.blocks, picks), now);
  if (asked.ok) return issueDone(seen.id, 'asked');
  return { reason: asked.reason, sequence: String(sequence + 1), blocks: next.blocks };
}

/** The form again; what was looked for in a list is looked for there. */
function whereNext(id: string, deed: string, read: EditRead): string {
  const [, at] = /^find:(\d+)$/.exec(deed) ?? [];
  const typed = at ? String(read[`find${at}`] ?? '') : '';
  return withQuery(paths.staff.editNewsletter(id), { [`find${at ?? 0}`]: typed || null });
}

async function shownOrKept(page: AstroGlobal, open: OpenIssue, picks: Picks): Promise<EditView> {
  const { blocks, sequence } = open.found.version;
  const view = { values: shown(open), errors: {}, picks, blocks, kept: null };
  const words = await keptWords(page, open.officer, keptOf(open));
  if (!words) return view;
  const typed = formOf(words.fields, editForm(blocks)).values as EditView['values'];
  const isOlder = typed['sequence'] !== String(sequence);
  // Parts that were moved or added since would get the words of others.
  const names = Object.keys(view.values).filter((name) => name !== 'sequence');
  if (isOlder || saysTheSame(names, typed, view.values)) return view;
  return { ...view, values: { ...view.values, ...typed }, kept: { at: words.at, isOlder } };
}

/** The parts after a button was pressed, and where on the page its presser goes on. */
function withDeed(blocks: readonly IssueBlock[], deed: string): { blocks: IssueBlock[]; at: string } {
  const [, verb, rest = ''] = /^(up|down|remove|add):(\w+)$/.exec(deed) ?? [];
  if (verb === 'add') {
    const kind = blockKinds.find((one) => one === rest);
    const isFull = blocks.length >= mostBlocks;
    const added = kind && !isFull ? [emptyBlock(kind, blockWords[kind])] : [];
    return { blocks: [...blocks, ...added], at: `part-${blocks.length}` };
  }
  const [, found] = /^find:(\d+)$/.exec(deed) ?? [];
  if (found) return { blocks: [...blocks], at: `part-${found}` };
  if (!verb) return { blocks: [...blocks], at: deed === 'count' ? 'people' : 'saved' };
  const at = Number(rest);
  const to = verb === 'up' ? at - 1 : verb === 'down' ? at + 1 : 0;
  const moved = arranged(blocks, { deed: verb as BlockDeed['deed'], at });
  return { blocks: moved, at: `part-${Math.min(Math.max(0, to), moved.length - 1)}` };
}

function shown({ found }: OpenIssue): EditView['values'] {
  const { version } = found;
  const rules = rulesOf(version.filter);
  const ofBlocks = version.blocks.flatMap((block, at): [string, string | string[]][] =>
    block.kind === 'text'
      ? [[`text${at}`, block.markdown]]
      : [
          [`heading${at}`, block.heading],
          [`chosen${at}`, [...block.ids]],
        ],
  );
  return {
    ...{ sequence: String(version.sequence), subject: version.subject, previewLine: version.previewLine },
    ...{
      group: rules.map(({ group }) => String(group)),
      is: rules.map(({ isNot }) => (isNot ? 'not' : 'is')),
    },
    what: rules.map(({ what }) => what),
    ...Object.fromEntries(ofBlocks),
  };
}
