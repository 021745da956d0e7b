import { day } from '#lib/dates.ts';
import { qrPicture } from '#lib/pdf/qr-picture.ts';
import { templateSource } from '#lib/pdf/source.ts';
import { hoursOf, whereWords } from '../../registrations/words.ts';
import type { FoundPublicEvent } from '../find.ts';
import { hostWords } from '../words.ts';

/** What is printed beside an event: who speaks, and the address that the code opens. */
export type Imprint = { team: string; address: string };

/** The poster of an event as a tagged PDF. The engine is loaded with the first, since most processes never print one. */
export async function posterPdf(found: FoundPublicEvent, imprint: Imprint): Promise<Uint8Array> {
  const { typeset } = await import('#lib/pdf/engine.ts');
  return typeset(templateSource('calendar/listing/print/poster.typ'), posterWords(found, imprint));
}

/** What a poster says. */
export function posterWords(found: FoundPublicEvent, { team, address }: Imprint) {
  const { event, tags } = found;
  return {
    ...{ title: event.title, summary: event.summary, size: sizeOf(event.title), team, address },
    ...{ host: hostWords(event, found.hosts), day: day(event.startsAt), hours: hoursOf(event) },
    place: inOnePiece(whereWords(found)),
    access: accessOf(
      found,
      tags.filter(({ kind }) => kind === 'access').map(({ label }) => label),
    ),
    way: event.registration === 'none' ? 'Free. No need to register.' : 'Free. Scan to register.',
    qr: qrPicture(address),
  };
}

// The halves of a postcode stay on one line.
const inOnePiece = (words: string): string =>
  words.replace(/\b([A-Z]{1,2}\d[A-Z\d]?) (\d[A-Z]{2})\b/g, '$1\u00a0$2');

// A short title is read from across the street; a long one has to fit.
const sizeOf = (title: string): number =>
  title.length <= 24 ? 62 : title.length <= 60 ? 50 : title.length <= 100 ? 36 : 28;

function accessOf({ event, site }: FoundPublicEvent, more: readonly string[]): string {
  const of = site ?? event;
  const has = [
    ...(of.stepFree ? ['Step-free'] : []),
    ...(of.hearingLoop ? ['Hearing loop'] : []),
    ...(of.accessibleToilet ? ['Accessible toilet'] : []),
  ];
  return [...(event.mode === 'online' ? [] : has), ...more].join(' · ');
}
