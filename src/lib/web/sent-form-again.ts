import { escapeHtml } from '#lib/escape-html.ts';
import type { SentFields } from './fill-form.ts';
import type { SentForm } from './sent-form.ts';

/** Whether anybody had begun to do what the form asks for when it could not be gone on with. */
export type Fate = { hadBegun: boolean };

/** A form that could not be taken: what was written in it to read, and a button that sends all of it again. */
export function sentFormAgain(path: string, sent: SentForm, { hadBegun }: Fate): string {
  const { fields, files } = sent;
  const hidden = fields.map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const kind = files.length > 0 ? ' enctype="multipart/form-data"' : '';
  return (
    `<p>${fateWords(hadBegun)} ${keptWords(sent)}</p>` +
    `<form method="post" action="${escapeHtml(path.replace(/^\/+/, '/'))}"${kind}>${hidden.join('')}` +
    files.map(chosenAgain).join('') +
    `<p><button type="submit" class="govuk-button">${sent.hadSecrets ? 'Open the form again' : 'Send it again'}</button></p></form>` +
    written(fields)
  );
}

const fateWords = (hadBegun: boolean): string =>
  hadBegun
    ? 'Nothing was saved, unless it broke off in the very last moment: if you can, look before you send it twice.'
    : 'Nothing was sent.';

const keptWords = ({ hadSecrets }: SentForm): string =>
  hadSecrets
    ? 'What you wrote is kept on this page, but for passwords and codes: the form asks for them again. Open it in a few minutes.'
    : 'What you wrote is kept on this page: send it again in a few minutes.';

const chosenAgain = ([field, name]: SentForm['files'][number], index: number): string =>
  `<div class="govuk-form-group"><label class="govuk-label" for="file-${index}">Choose “${escapeHtml(name)}” again</label>` +
  `<input class="govuk-file-upload" type="file" id="file-${index}" name="${escapeHtml(field)}"></div>`;

// Codes, ticks and choices say nothing by themselves, and go along.
function written(fields: SentFields): string {
  const words = fields.filter(([, value]) => /\s|@/.test(value.trim()));
  if (words.length === 0) return '';
  return `<h2>What you wrote</h2>${words.map(([, value]) => `<p>${escapeHtml(value).replaceAll('\n', '<br>')}</p>`).join('')}`;
}
