import { visibleWords } from './words.ts';

export type Fields = Record<string, string | string[]>;

export type Sent = {
  status: number;
  /** The path that the answer sends on to. */
  location: string | null;
  headers: Headers;
  html: string;
  text: string;
};

/** Sends forms to a running site as its own pages do, but without a browser. */
export function formClient(siteUrl: string) {
  const send = async (path: string, init: RequestInit = {}): Promise<Sent> => {
    const answer = await fetch(siteUrl + path, { redirect: 'manual', ...init });
    const html = await answer.text();
    const { status, headers } = answer;
    return { status, headers, html, text: visibleWords(html), location: headers.get('location') };
  };
  /** Sends a form; every sender comes from an address of its own unless `headers` say otherwise. */
  const post = (path: string, fields: Fields | Buffer | string, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': anAddress(),
        ...headers,
      },
      body:
        typeof fields === 'string' || Buffer.isBuffer(fields)
          ? new Uint8Array(Buffer.from(fields))
          : encoded(fields),
    });
  return { get: (path: string) => send(path), post };
}

/** What a school types to book; each call is another school. */
export function aFilledForm(given: Fields = {}): Fields {
  const token = crypto.randomUUID();
  return {
    token,
    organisation: 'Ashmere Community School',
    type: 'secondary_school',
    postcode: 'MK40 1AA',
    name: 'Amara Nwosu',
    email: `${token}@ashmere.school.example`,
    phone: '01632 960 001',
    role: 'Safeguarding lead',
    places: '1',
    attendee: [''],
    attendeeEmail: [''],
    attendeeRole: [''],
    declared: 'yes',
    intent: 'book',
    ...given,
  };
}

/** Those fields as they travel. */
export function encoded(fields: Fields): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) body.append(name, each);
  return body.toString();
}

const octet = () => Math.floor(Math.random() * 254) + 1;
const anAddress = () => `10.${octet()}.${octet()}.${octet()}`;
