import { type CameMail, headersOf } from './read-mail.ts';

const subjects =
  /^(auto(matic|mated)?[ -]?(reply|response|respuesta)|auto:|out of (the )?office|on (annual )?leave|away from (the office|my)|r(é|e)ponse automatique|automatische antwort|abwesenheit|i am (away|out|on leave))/i;

/** Whether a machine answered for its owner (RFC 3834): nothing comes of it. */
export function isAutoReply(mail: CameMail): boolean {
  const first = (name: string) => headersOf(mail, name)[0]?.toLowerCase().trim() ?? '';
  if (first('auto-submitted') && !first('auto-submitted').startsWith('no')) return true;
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-mail-autoreply'].some((name) => first(name)))
    return true;
  if (/^auto[_-]?reply$/.test(first('precedence')) || /^(bulk|junk)$/.test(first('precedence'))) return true;
  if (/oof|autoreply/.test(first('x-ms-exchange-generated-message-source'))) return true;
  return subjects.test(mail.subject.trim());
}
