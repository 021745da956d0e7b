import type { AstroGlobal } from 'astro';
import {
  countEnquiries,
  type EnquiryList,
  enquiryLists,
  type InboxPlace,
  listEnquiries,
} from '#lib/enquiries/list.ts';
import { reasons } from '#lib/enquiries/words.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { listWords } from './_words.ts';

/** The part of the inbox that the address asks for; null when it is not for this reader. */
export async function openInbox({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.answerEnquiries(officer)) return null;
  const asked = url.searchParams;
  const list = enquiryLists.find((one) => one === asked.get('list')) ?? 'open';
  const reason = reasons.find((one) => one === asked.get('reason'));
  const words = asked.get('words')?.trim().slice(0, 100) || undefined;
  const after = placeIn(asked.get('after'));
  const areas = await knownAreasFor(db, officer, 'answerEnquiries', now);
  const scope = { areas, reader: officer.id };
  const [page, counts] = await Promise.all([
    listEnquiries(db, officer, { ...scope, list, reason, words, after }, now),
    countEnquiries(db, scope, now),
  ]);
  const at = (where: EnquiryList, from?: string) =>
    withQuery(paths.staff.enquiries, { list: where === 'open' ? null : where, reason, words, after: from });
  const tabs = enquiryLists.map((one) => ({
    ...{ href: at(one), isCurrent: one === list },
    text: one === 'closed' ? listWords[one] : `${listWords[one]} (${counts[one]})`,
  }));
  const next = page.next ? at(list, `${page.next.sort}.${page.next.id}`) : undefined;
  const beginning = after && at(list);
  return {
    officer,
    now,
    list,
    reason,
    words,
    page,
    tabs,
    next,
    beginning,
    mayWrite: can.writeTemplates(officer),
  };
}

/** The place in the list that an address names, if it names one. */
function placeIn(asked: string | null): InboxPlace | undefined {
  const [, sort = '', rest = ''] =
    /^(-?\d{1,12}(?:\.\d{1,6})?|Infinity)\.([0-9a-f-]{36})$/.exec(asked ?? '') ?? [];
  const id = readId<'enquiry'>(rest);
  return id ? { sort, id } : undefined;
}

export type OpenInbox = NonNullable<Awaited<ReturnType<typeof openInbox>>>;
