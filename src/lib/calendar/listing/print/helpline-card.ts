import { qrPicture } from '#lib/pdf/qr-picture.ts';
import { templateSource } from '#lib/pdf/source.ts';
import type { Imprint } from './poster.ts';

/** What a card says of the helpline: as the signposts have it on the day that it is printed. */
export type Helpline = { name: string; phone: string; hours: string };

let printed: { of: string; file: Promise<Uint8Array> } | undefined;

/** A sheet of cards with the number of the helpline as a tagged PDF: mostly the same, so it is set once. */
export function helplineCards(imprint: Imprint & Helpline): Promise<Uint8Array> {
  const of = JSON.stringify(imprint);
  if (printed?.of === of) return printed.file;
  const file = set(imprint);
  printed = { of, file };
  file.catch(() => (printed = undefined));
  return file;
}

async function set(imprint: Imprint & Helpline): Promise<Uint8Array> {
  const { typeset } = await import('#lib/pdf/engine.ts');
  const source = templateSource('calendar/listing/print/helpline-card.typ');
  return typeset(source, { ...imprint, qr: qrPicture(imprint.address) });
}
