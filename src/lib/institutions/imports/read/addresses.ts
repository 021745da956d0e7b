import { shortened } from './days.ts';

/** What was read, or in a sentence what is wrong with it. */
export type Reading = { value: string } | { wrong: string };

/** A postcode with capitals and one space. */
export function readPostcode(text: string): Reading {
  const plain = text.toUpperCase().replace(/[\s.-]/g, '');
  const [, out, figure = '', end] = /^([A-Z]{1,2}\d[A-Z\d]?)([\dOI])([A-Z]{2})$/.exec(plain) ?? [];
  return out
    ? { value: `${out} ${figure.replace('O', '0').replace('I', '1')}${end}` }
    : { wrong: `“${shortened(text)}” is no whole postcode, like MK40 2AB` };
}

const mail = /^[^\s<>@",;:()[\]\\]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/;

/** An email address in small letters. */
export function readEmail(text: string): Reading {
  const plain = text.toLowerCase().replace(/^mailto:/, '');
  return plain.length <= 254 && mail.test(plain) && !plain.includes('..')
    ? { value: plain }
    : { wrong: `“${shortened(text)}” is no email address, like name@school.example` };
}

/** A phone number as it was written; one that lost its first nought to a spreadsheet gets it back. */
export function readPhone(text: string): Reading {
  if (/^[1-37-8]\d{8,9}$/.test(text)) return { value: `0${text}` };
  const figures = text.replace(/(ext|x)\.? ?\d{1,6}$/i, '').replace(/\D/g, '');
  const isWritten = /^[+\d(][\d\s()+./-]*((ext|x)\.? ?\d{1,6})?$/i.test(text);
  return isWritten && figures.length >= 9 && figures.length <= 15 && text.length <= 40
    ? { value: text }
    : { wrong: `“${shortened(text)}” is no phone number with its area code, like 01234 567890` };
}

/** An address on the web; what begins without https:// gets it. */
export function readWebsite(text: string): Reading {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  const fits = url && url.hostname.includes('.') && !url.username && text.length <= 300 && !/\s/.test(text);
  return fits ? { value: url.href } : { wrong: `“${shortened(text)}” is no web address` };
}
