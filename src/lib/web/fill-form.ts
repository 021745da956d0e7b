import { escapeHtml } from '#lib/escape-html.ts';

/** Fields as they were sent, in their order. */
export type SentFields = readonly (readonly [name: string, value: string])[];

type Values = Map<string, string[]>;

/**
 * Writes what was sent into the form of a page that has the same fields.
 *
 * @param html a page of ours, as Astro writes it
 * @returns the page, or null when no form on it has all the fields that were sent
 */
export function fillForm(html: string, sent: SentFields): string | null {
  const values = grouped(sent);
  for (const found of html.matchAll(/<form\b[^>]*\bmethod="post"[^>]*>[\s\S]*?<\/form>/g)) {
    const [form] = found;
    if (!fits(form, values)) continue;
    return html.slice(0, found.index) + filled(form, values) + html.slice(found.index + form.length);
  }
  return null;
}

function grouped(sent: SentFields): Values {
  const values: Values = new Map();
  for (const [name, value] of sent) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
}

const controls = /<(input|select|textarea|button)\b([^>]*)>/g;

// A form in which nothing can be typed is no form to fill: it is offered to be sent, whole, instead.
function fits(form: string, values: Values): boolean {
  const places = new Map<string, number>();
  let isTyped = false;
  for (const [, tag, attributes = ''] of form.matchAll(controls)) {
    const name = attribute(attributes, 'name');
    if (
      name !== null &&
      (tag !== 'button' || values.get(name)?.includes(attribute(attributes, 'value') ?? ''))
    )
      places.set(name, (places.get(name) ?? 0) + 1);
    isTyped ||= tag !== 'button' && attribute(attributes, 'type') !== 'hidden';
  }
  const hasPlace = ([name, all]: [string, string[]]) => (places.get(name) ?? 0) >= all.length;
  return isTyped && [...values].every(hasPlace);
}

function filled(form: string, values: Values): string {
  const waiting: Values = new Map([...values].map(([name, all]) => [name, [...all]]));
  return form
    .replace(/<select\b([^>]*)>[\s\S]*?<\/select>/g, (whole, attributes: string) =>
      chosen(whole, values.get(attribute(attributes, 'name') ?? '')),
    )
    .replace(/(<textarea\b([^>]*)>)[\s\S]*?(<\/textarea>)/g, (whole, start, attributes: string, end) => {
      const value = waiting.get(attribute(attributes, 'name') ?? '')?.shift();
      // A line end right after the tag is not part of the text.
      return value === undefined ? whole : `${start}\n${escapeHtml(value)}${end}`;
    })
    .replace(/<input\b([^>]*)>/g, (whole, attributes: string) => input(whole, attributes, values, waiting));
}

function input(whole: string, attributes: string, values: Values, waiting: Values): string {
  const name = attribute(attributes, 'name') ?? '';
  const type = attribute(attributes, 'type');
  if (type === 'checkbox' || type === 'radio') {
    const value = attribute(attributes, 'value') ?? 'on';
    return `<input${without(attributes, 'checked')}${values.get(name)?.includes(value) ? ' checked' : ''}>`;
  }
  const value = waiting.get(name)?.shift();
  return value === undefined ? whole : `<input${without(attributes, 'value')} value="${escapeHtml(value)}">`;
}

const chosen = (select: string, wanted: string[] | undefined): string =>
  wanted === undefined
    ? select
    : select.replace(/<option\b([^>]*)>/g, (_whole, attributes: string) => {
        const isWanted = wanted.includes(attribute(attributes, 'value') ?? '');
        return `<option${without(attributes, 'selected')}${isWanted ? ' selected' : ''}>`;
      });

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=[\\s/]|$)`).exec(attributes);
  return found ? plain(found[1] ?? '') : null;
}

const without = (attributes: string, name: string): string =>
  attributes.replace(new RegExp(`\\s${name}(?:="[^"]*")?(?=[\\s/]|$)`), '').replace(/\s*\/$/, '');

const marks: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#34': '"',
  '#38': '&',
};

const plain = (text: string): string => text.replace(/&(#?\w+);/g, (whole, mark) => marks[mark] ?? whole);
