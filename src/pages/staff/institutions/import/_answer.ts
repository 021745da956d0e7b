import { askWrite, changeColumns, discardImport } from '#lib/institutions/imports/ask.ts';
import { choicesOf, type Choice, type Decided, decideRows } from '#lib/institutions/imports/decide.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { type Fields, readFields } from '#lib/web/form-body.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { answerMapping, changed, type MappingTyped } from './_mapping.ts';
import type { OpenImport } from './_open.ts';

type Asked = { request: Request; response: { status?: number }; url: URL };
export type ImportAnswer = { done: Response | null; typed: MappingTyped; errors: Mistakes };

/** Does what a button on the page of an import asks for. */
export async function answerImport(
  { request, response, url }: Asked,
  open: OpenImport,
): Promise<ImportAnswer> {
  const { mapping, settings } = open.run;
  const typed = { mapping, settings, areAdults: false };
  if (request.method !== 'POST') return { done: null, typed, errors: {} };
  const fields = await readFields(request);
  const intent = fields.get('intent')?.[0];
  if (intent === 'check') {
    const mistaken = await answerMapping(open, fields);
    if (!mistaken) return { done: seeOther(url.pathname), typed, errors: {} };
    hasMistakes(response);
    return { done: null, ...mistaken };
  }
  const to = await answerOther(open, intent, fields, url);
  if (to) return { done: seeOther(to), typed, errors: {} };
  isRefused(response);
  return { done: null, typed, errors: changed };
}

async function answerOther(
  { db, officer, run, now }: OpenImport,
  intent: string | undefined,
  fields: Fields,
  url: URL,
): Promise<string | null> {
  const { id } = run;
  if (intent === 'discard')
    return (await discardImport(db, officer, id, now)).ok
      ? withQuery(paths.staff.imports, { told: 'discarded' })
      : null;
  if (intent === 'columns') return (await changeColumns(db, officer, id, now)).ok ? url.pathname : null;
  if (intent === 'write') return (await askWrite(db, officer, id, now)).ok ? url.pathname : null;
  const decisions = [...groupDecisions(fields), ...rowDecisions(fields)];
  return (await decideRows(db, officer, id, decisions, now)).ok ? `${url.pathname}${url.search}` : null;
}

type Group = Decided['group'];
const isGroup = (text: string): text is Group => Object.hasOwn(choicesOf, text);
const isChoice = (group: Group, text: string): text is Choice =>
  (choicesOf[group] as readonly string[]).includes(text);

// "Leave each as it is" sends nothing.
const groupDecisions = (fields: Fields): Decided[] =>
  [...fields].flatMap(([name, [choice = '']]) => {
    const group = /^all-(\w+)$/.exec(name)?.[1] ?? '';
    return isGroup(group) && isChoice(group, choice) ? [{ group, choice }] : [];
  });

const rowDecisions = (fields: Fields): Decided[] =>
  [...fields].flatMap(([name, [choice = '']]) => {
    const [, group = '', number = ''] = /^row-(\w+)-(\d{1,7})$/.exec(name) ?? [];
    return isGroup(group) && isChoice(group, choice) ? [{ group, choice, number: Number(number) }] : [];
  });
