import type { certificate } from '#db/schema/certificates.ts';
import { date, ukDay } from '#lib/dates.ts';
import { qrPicture } from '#lib/pdf/qr-picture.ts';
import { templateSource } from '#lib/pdf/source.ts';
import { durationWords } from '../words.ts';

type Row = Pick<
  typeof certificate.$inferSelect,
  'number' | 'personName' | 'courseTitle' | 'minutes' | 'attendedOn' | 'issuedAt' | 'refresherDueOn'
>;

/** What a certificate is printed with, beside its own row. */
export type Press = { teamName: string; publicUrl: URL };

/**
 * A certificate as a tagged PDF. The engine is loaded with the first, since most processes never print one.
 *
 * @param replaces the number of the certificate that this one stands in for
 */
export async function certificatePdf(
  row: Row,
  { teamName, publicUrl }: Press,
  replaces: string | null = null,
): Promise<Uint8Array> {
  const { typeset, Unprintable } = await import('#lib/pdf/engine.ts');
  const source = templateSource('training/certificates/certificate.typ');
  const said = (name: string) => ({ ...words(row, publicUrl), name, team: teamName, replaces });
  try {
    return await typeset(source, said(row.personName ?? unnamed));
  } catch (error) {
    if (!(error instanceof Unprintable)) throw error;
    // A name in letters that we cannot print is better left out than printed wrong.
    return typeset(source, said(unnamed));
  }
}

const unnamed = 'The person on our register';

function words(row: Row, publicUrl: URL) {
  const address = new URL(`/certificates/${row.number}`, publicUrl).href;
  return {
    number: row.number,
    course: row.courseTitle,
    date: date(row.attendedOn),
    length: durationWords(row.minutes),
    issued: date(ukDay(row.issuedAt)),
    refresher: row.refresherDueOn ? date(row.refresherDueOn) : null,
    address,
    shown: address.replace(/^https?:\/\//, ''),
    qr: qrPicture(address),
  };
}

/** The name of the file: "certificate-PC-7K3M9-QX24S.pdf". */
export const certificateFileName = (number: string): string => `certificate-${number}.pdf`;
