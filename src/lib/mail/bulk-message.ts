import MailComposer from 'nodemailer/lib/mail-composer';
import { type Message, mimeParts } from './message.ts';

/** What of a message differs from person to person. */
export type Personal = { to: string; id: string; key: string };

/** Stands for a key of a link, as long as a real one, in the addresses of a message that goes to many. */
export const keySlot = 'concordpersonalkeyslot00001';
const toSlot = 'to-slot@slot.invalid';
const idSlot = '00000000-0000-4000-8000-00005107be11';
const slots = { key: keySlot, to: toSlot, id: idSlot } as const;

type Piece = string | { slot: keyof typeof slots; breaks: readonly number[] };

/** Makes one message for many: written and encoded once, with the personal parts put in for each. */
export type BulkMessage = (personal: Personal) => string;

/**
 * Composes a message that goes to many.
 *
 * @param message all of it but to whom and its name; `html` and `text` have `keySlot` where a key of a link goes
 * @param oneClickUrl where a mail program posts to unsubscribe (RFC 8058), with `keySlot` in it
 */
export async function composeBulk(
  message: Omit<Message, 'id' | 'to'>,
  oneClickUrl: string,
  now: Temporal.Instant,
): Promise<BulkMessage> {
  const parts = mimeParts({ ...message, id: idSlot, to: { email: toSlot } });
  const { 'Auto-Submitted': _answer, ...headers } = parts.headers as Record<string, string>;
  const composer = new MailComposer({
    ...parts,
    date: new Date(now.epochMilliseconds),
    headers: {
      ...headers,
      Precedence: 'bulk',
      'List-Unsubscribe': { prepared: true, value: `<${oneClickUrl}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  });
  const raw = (await composer.compile().build()).toString('latin1');
  const pieces = parted(raw);
  return (personal) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : put(piece, personal))).join('');
}

// A line of encoded text may break within a slot, with a "=" at its end.
const broken = (text: string): string =>
  [...text].map((sign) => sign.replace(/[.]/, '\\.')).join('(?:=\\r\\n)?');
const anySlot = new RegExp(
  Object.entries(slots)
    .map(([name, text]) => `(?<${name}>${broken(text)})`)
    .join('|'),
  'g',
);

function parted(raw: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of raw.matchAll(anySlot)) {
    const [slot, text] = Object.entries(match.groups!).find(([, found]) => found !== undefined)!;
    pieces.push(raw.slice(from, match.index), { slot: slot as keyof typeof slots, breaks: breaksIn(text!) });
    from = match.index + text!.length;
  }
  return [...pieces, raw.slice(from)];
}

/** Where within a slot its line broke, counted in signs of the slot. */
function breaksIn(text: string): number[] {
  let signs = 0;
  return text
    .split('=\r\n')
    .slice(0, -1)
    .map((part) => (signs += part.length));
}

function put({ slot, breaks }: Exclude<Piece, string>, personal: Personal): string {
  let text = personal[slot];
  for (const at of breaks.toReversed()) text = `${text.slice(0, at)}=\r\n${text.slice(at)}`;
  return text;
}
