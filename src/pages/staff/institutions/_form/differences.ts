import type { FormChoices } from './choices.ts';
import type { InstitutionTyped } from './institution-form.ts';

type Field = Exclude<keyof InstitutionTyped, 'sequence' | 'sure' | 'stays'>;

const names: Readonly<Record<Field, string>> = {
  name: 'Name',
  aliases: 'Other names',
  type: 'Kind of institution',
  district: 'District',
  neighbourhood: 'Neighbourhood policing team',
  postcode: 'Postcode',
  urn: 'URN',
  odsCode: 'ODS code',
  charityNumber: 'Charity number',
  companyNumber: 'Company number',
  website: 'Website',
  mailbox: 'Mailbox',
  telephone: 'Switchboard',
  languages: 'Languages of service',
  hires: 'It hires out rooms',
  hireWords: 'What to know about hiring',
};

/** What is saved now where it differs from what was typed, line by line: "Postcode: MK40 1AA". */
export function differences(
  saved: InstitutionTyped,
  typed: InstitutionTyped,
  { types, districts, neighbourhoods }: Pick<FormChoices, 'types' | 'districts' | 'neighbourhoods'>,
): string[] {
  const options = new Map(
    [...types, ...districts, ...neighbourhoods].flatMap((group) =>
      group.options.map(({ value, text }) => [value, text] as const),
    ),
  );
  const words = (value: string | boolean | string[]): string => {
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    const text = String(value);
    return options.get(text) ?? (text.replaceAll('\n', ', ') || 'nothing');
  };
  return (Object.keys(names) as Field[])
    .filter((field) => String(saved[field]) !== String(typed[field]))
    .map((field) => `${names[field]}: ${words(saved[field])}`);
}
