/** The numbers by which registers know an institution. */
export const identifierKinds = ['urn', 'odsCode', 'charityNumber', 'companyNumber'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

type Rule = { label: string; pattern: RegExp; example: string; write?: (typed: string) => string };

const padded = (typed: string): string => (/^\d{1,7}$/.test(typed) ? typed.padStart(8, '0') : typed);

/** How each is written. Sources: Get Information About Schools, NHS ODS, the charity registers, Companies House. */
export const identifiers: Readonly<Record<IdentifierKind, Rule>> = {
  urn: { label: 'URN', pattern: /^[1-9]\d{5}$/, example: 'six digits, like 912345' },
  odsCode: {
    label: 'ODS code',
    pattern: /^(?=.*[A-Z])[A-Z0-9]{3,10}$/,
    example: 'three to ten letters and digits, like R9M',
  },
  charityNumber: {
    label: 'Charity number',
    pattern: /^(\d{6,7}(-\d{1,3})?|SC\d{6}|NIC\d{6})$/,
    example: 'six or seven digits, like 1912034, or SC and six digits in Scotland',
  },
  companyNumber: {
    label: 'Company number',
    pattern: /^(\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z])$/,
    example: 'eight digits, like 01234567, or two letters and six digits',
    write: padded,
  },
};

/** A number as its register writes it; null when it cannot be one. */
export function readIdentifier(kind: IdentifierKind, typed: string): string | null {
  const { pattern, write = (text) => text } = identifiers[kind];
  const plain = write(typed.toUpperCase().replace(/[\s.]/g, ''));
  return pattern.test(plain) ? plain : null;
}
