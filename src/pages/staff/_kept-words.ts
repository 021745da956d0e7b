import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { time } from '#lib/dates.ts';
import { discardDraft } from '#lib/engagement/drafts/discard.ts';
import { findDraftOf } from '#lib/engagement/drafts/find.ts';
import { saveDraft } from '#lib/engagement/drafts/save.ts';
import type { Fields } from '#lib/web/form-body.ts';
import { isTooLarge, sentDraft, typedIn } from './engagements/drafts/_typed.ts';

type Page = Pick<APIContext, 'request' | 'locals' | 'url'>;

/** A long form that keeps what is typed in it: what it is called, and the record that it writes. */
export type KeptForm = { form: string; formToken: string };

const sent = sentDraft.omit({ formToken: true });
const isByScript = (request: Request): boolean =>
  request.method === 'POST' && /^application\/json\b/i.test(request.headers.get('content-type') ?? '');

/** Keeps what an open form sends of itself every few seconds; null where a button sent it, or it was only opened. */
export async function keepWords(
  { request, locals }: Page,
  officer: Officer,
  kept: KeptForm,
): Promise<Response | null> {
  if (!isByScript(request)) return null;
  const read = sent.safeParse(await request.json().catch(() => null));
  if (!read.success) return new Response(null, { status: 400 });
  const typed = typedIn(Object.entries(read.data.typed));
  if (isTooLarge(typed)) return new Response(null, { status: 413 });
  const outcome = await saveDraft(locals.db, officer, { ...read.data, ...kept, typed }, locals.now);
  if (!outcome.ok) return Response.json({ reason: outcome.reason }, { status: 409 });
  return Response.json({ sequence: outcome.value.sequence, at: time(locals.now) });
}

/** Until when it was typed, and whether the record was saved after that. */
export type KeptNews = { at: Temporal.Instant; isOlder: boolean };

/** What of a form was kept and never saved. */
type KeptWords = { fields: Fields; at: Temporal.Instant };

/** What its reader typed into a form and did not save; null where they ask for what is saved. */
export async function keptWords(
  { request, locals, url }: Page,
  officer: Officer,
  kept: KeptForm,
): Promise<KeptWords | null> {
  if (request.method === 'POST' || url.searchParams.get('kept') === 'no') return null;
  const draft = await findDraftOf(locals.db, officer, kept);
  if (!draft) return null;
  const fields = Object.entries(draft.typed).map(([name, typed]) => [name, [typed].flat()] as const);
  return { fields: new Map(fields), at: draft.savedAt };
}

/** Lets go of what was kept of a form, once it is saved. */
export async function dropWords(
  { db }: Pick<App.Locals, 'db'>,
  officer: Officer,
  kept: KeptForm,
): Promise<void> {
  const draft = await findDraftOf(db, officer, kept);
  if (draft) await discardDraft(db, officer, draft.id);
}

/** Whether some boxes of a form say the same as what is saved. */
export const saysTheSame = (
  names: readonly string[],
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): boolean => names.every((name) => plain(one[name]) === plain(other[name]));

// A browser sends the ends of lines in its own way, and lists in the order of their boxes.
const plain = (value: unknown): string =>
  [value ?? '']
    .flat()
    .map((one) => String(one).replaceAll('\r\n', '\n').trim())
    .sort()
    .join('\n');
