import type { PostcodeSource } from '#db/schema/postcodes.ts';

/** What each list is called. */
export const sourceWords: Readonly<Record<PostcodeSource, string>> = {
  onspd: 'ONS Postcode Directory',
  nspl: 'National Statistics Postcode Lookup',
  code_point_open: 'Code-Point Open',
};

/** Whom a list is owed to, in the words that its licence asks to be shown. */
export function attributionOf(source: PostcodeSource, year: number): string {
  const crown = `Contains OS data © Crown copyright and database right ${year}.`;
  const mail = `Contains Royal Mail data © Royal Mail copyright and database right ${year}.`;
  const ons = `Contains National Statistics data © Crown copyright and database right ${year}.`;
  const licence = 'Open Government Licence v3.0.';
  if (source === 'code_point_open') return `${crown} ${mail} ${ons} ${licence}`;
  return `Source: Office for National Statistics. ${crown} ${mail} ${licence}`;
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** The month a list is of, as its file is named: "ONSPD_MAY_2026_UK.csv"; null where the name does not say. */
export function publishedOn(fileName: string): Temporal.PlainDate | null {
  const [, name = '', year] =
    /(?:^|[^A-Z])(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*[-_ ]?(20\d\d)/.exec(
      fileName.toUpperCase(),
    ) ?? [];
  const [, dashedYear, dashedMonth] = /(?:^|\D)(20\d\d)[-_](0[1-9]|1[0-2])(?:\D|$)/.exec(fileName) ?? [];
  if (year) return new Temporal.PlainDate(Number(year), months.indexOf(name) + 1, 1);
  return dashedYear ? new Temporal.PlainDate(Number(dashedYear), Number(dashedMonth), 1) : null;
}
