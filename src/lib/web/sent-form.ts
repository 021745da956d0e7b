import { escapeHtml } from '#lib/escape-html.ts';
import { BadRequest } from './bad-request.ts';
import type { SentFields } from './fill-form.ts';
import { type Fields, fieldsRead, readFields } from './form-body.ts';

// What proves who somebody is, and is good for once or must not lie anywhere.
const isSecret = (name: string): boolean =>
  /password|credential|^(code|response|recovery-?code)$/i.test(name);

/** The fields of a form without files, as they were sent, but for secrets; empty where there is no such form. */
export async function sentFields(request: Request): Promise<SentFields> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) return [];
  const known = fieldsRead(request);
  if (!known && request.bodyUsed) return [];
  try {
    return flat(known ?? (await readFields(request)));
  } catch (error) {
    if (error instanceof BadRequest) return [];
    throw error;
  }
}

const flat = (fields: Fields): SentFields =>
  [...fields]
    .filter(([name]) => !isSecret(name))
    .flatMap(([name, values]) => values.map((value) => [name, value] as const));

/** A form that could not be taken: what was written in it to read, and a button that sends all of it again. */
export function sentFormAgain(path: string, fields: SentFields): string {
  const hidden = fields.map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  // Codes, ticks and choices say nothing by themselves, and go along.
  const written = fields.filter(([, value]) => /\s|@/.test(value.trim()));
  const words = written.map(([, value]) => `<p>${escapeHtml(value).replaceAll('\n', '<br>')}</p>`);
  return (
    '<p>Nothing was sent. What you wrote is kept on this page: send it again in a few minutes.</p>' +
    `<form method="post" action="${escapeHtml(path.replace(/^\/+/, '/'))}">${hidden.join('')}` +
    '<p><button type="submit" class="govuk-button">Send it again</button></p></form>' +
    (words.length > 0 ? `<h2>What you wrote</h2>${words.join('')}` : '')
  );
}
