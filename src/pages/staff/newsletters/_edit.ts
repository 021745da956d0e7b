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
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { type EditRead, editForm, writtenIn } from './_edit-form.ts';
import { issueDone, type OpenIssue } from './_open.ts';
import { type Picks, partsOf, picksFor } from './_pick.ts';
import { blockWords, sentences } from './_words.ts';

export type EditView = {
  values: Record<string, string | string[] | boolean>;
  errors: Mistakes;
  picks: Picks;
  blocks: readonly IssueBlock[];
};

/** Answers the form of a draft: saves it, does what its button asks for, and shows it again or goes on. */
export async function editPage(page: AstroGlobal, open: OpenIssue): Promise<EditView | Response> {
  const { db, officer, now, found, seen } = open;
  const { blocks } = found.version;
  const picks = await picksFor(page.locals);
  if (page.request.method !== 'POST') return { values: shown(open), errors: {}, picks, blocks };
  const form = await readForm(page.request, editForm(blocks));
  const values = form.values as EditView['values'];
  if (!form.ok) return (hasMistakes(page.response), { values, errors: form.errors, picks, blocks });
  const { sequence, deed = 'save' } = form.value as unknown as EditRead;
  const written = writtenIn(form.value as unknown as EditRead, blocks);
  const next = withDeed(written.blocks, deed);
  const saved = await editIssue(db, officer, { ...seen, sequence }, { ...written, blocks: next.blocks }, now);
  if (!saved.ok)
    return (
      isRefused(page.response),
      { values, errors: { subject: sentences[saved.reason] }, picks, blocks }
    );
  if (deed !== 'ask') return seeOther(`${paths.staff.editNewsletter(seen.id)}#${next.at}`);
  const asked = await askForApproval(
    db,
    officer,
    { ...seen, sequence: sequence + 1 },
    partsOf(next.blocks, picks),
    now,
  );
  if (asked.ok) return issueDone(seen.id, 'asked');
  isRefused(page.response);
  values['sequence'] = String(sequence + 1);
  return { values, errors: { subject: sentences[asked.reason] }, picks, blocks: next.blocks };
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
