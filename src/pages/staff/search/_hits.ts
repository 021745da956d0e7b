import { date } from '#lib/dates.ts';
import type { Terms } from '#lib/institutions/contacts/terms.ts';
import type { AnyGroup, FoundOf } from '#lib/institutions/search/found.ts';
import { paths } from '#lib/web/paths.ts';

/** A line of the results. */
export type Hit = {
  href: string;
  text: string;
  meta: string;
  /** How a person or a body stands with us. */
  terms: Terms | null;
  tags: readonly string[];
};

/** What was found of a kind as lines. */
export function hitsOf(group: AnyGroup, today: Temporal.PlainDate): Hit[] {
  switch (group.kind) {
    case 'contacts':
      return group.rows.map(ofContact);
    case 'institutions':
      return group.rows.map((row) => ofInstitution(row, today));
    case 'engagements':
      return group.rows.map(ofEngagement);
    case 'promises':
      return group.rows.map(ofPromise);
    case 'networks':
      return group.rows.map(ofNetwork);
  }
}

const joined = (parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(' · ');
const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text.slice(0, 10)));
const moment = (text: string): Temporal.Instant => Temporal.Instant.from(text);

const ofContact = (row: FoundOf['contacts']): Hit => ({
  href: paths.staff.contact(row.id),
  text: row.name,
  meta: joined([row.title ?? 'No role now', row.institution, row.area]),
  terms: { state: row.state, pausedUntil: day(row.pausedUntil) },
  tags: [],
});

function ofInstitution(row: FoundOf['institutions'], today: Temporal.PlainDate): Hit {
  const closedOn = day(row.closedOn);
  const isClosed = closedOn !== null && Temporal.PlainDate.compare(closedOn, today) <= 0;
  const contact = row.lastContactAt ? `Last contact ${date(moment(row.lastContactAt))}` : 'No contact yet';
  const also = [row.alias && `also ${row.alias}`, row.site];
  return {
    href: paths.staff.institution(row.id),
    text: row.name,
    meta: joined([row.type, row.area, ...also, contact]),
    terms: { contactState: row.contactState, pausedUntil: day(row.pausedUntil) },
    tags: isClosed ? [`Closed ${date(closedOn)}`] : [],
  };
}

const ofEngagement = (row: FoundOf['engagements']): Hit => ({
  href: paths.staff.engagement(row.id),
  text: `${row.type}, ${date(moment(row.at))}`,
  meta: joined([row.institution, row.area, opening(row.summary)]),
  terms: null,
  tags: row.marking === 'OFFICIAL' ? [] : [row.marking],
});

const ofPromise = (row: FoundOf['promises']): Hit => ({
  href: paths.staff.promise(row.id),
  text: opening(row.words),
  meta: joined([row.institution, row.area, row.owner, `Due ${date(day(row.at)!)}`]),
  terms: null,
  tags: row.ending === null ? [] : [row.ending === 'kept' ? 'Kept' : 'Not kept'],
});

const ofNetwork = (row: FoundOf['networks']): Hit => ({
  href: paths.staff.network(row.id),
  text: row.name,
  meta: row.area,
  terms: null,
  tags: row.isClosed ? ['Closed'] : [],
});

const opening = (text: string): string => (text.length > 140 ? `${text.slice(0, 138).trimEnd()}…` : text);
