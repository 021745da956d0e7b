import type { CommsTermKind, Direction } from '../../schema/comms-terms.ts';

const words: Readonly<Record<Exclude<CommsTermKind, 'language'>, readonly string[]>> = {
  audience: [
    'People who live there',
    'People who work there',
    'Faith and community leaders',
    'Schools and colleges',
    'Councillors and council staff',
    'Local businesses',
    'Neighbourhood officers',
    'Partner organisations',
    'Newspapers and broadcasters',
    'Our own staff',
  ],
  channel: [
    'In person',
    'Telephone',
    'Email',
    'Letter or leaflet',
    'Meeting',
    'Website',
    'Social media',
    'Newspapers and broadcasters',
    'Message to partners',
    'Neighbourhood briefing',
  ],
};

const languages: readonly (readonly [label: string, tag: string, direction?: Direction])[] = [
  ['English', 'en'],
  ['Easy Read English', 'en-GB'],
  ['Arabic', 'ar', 'rtl'],
  ['Bengali', 'bn'],
  ['Dari', 'fa-AF', 'rtl'],
  ['Gujarati', 'gu'],
  ['Kurdish Sorani', 'ckb', 'rtl'],
  ['Lithuanian', 'lt'],
  ['Pashto', 'ps', 'rtl'],
  ['Polish', 'pl'],
  ['Portuguese', 'pt'],
  ['Punjabi', 'pa'],
  ['Romanian', 'ro'],
  ['Somali', 'so'],
  ['Turkish', 'tr'],
  ['Ukrainian', 'uk'],
  ['Urdu', 'ur', 'rtl'],
];

const codeOf = (kind: CommsTermKind, label: string): string =>
  `${kind}_${label.toLowerCase().replaceAll(/[^a-z]+/g, '_')}`;

/** Audiences, channels and languages of messages, as an installation starts with them. */
export const commsTerms = [
  ...Object.entries(words).flatMap(([kind, labels]) =>
    labels.map((label, index) => ({
      ...{ code: codeOf(kind as CommsTermKind, label), kind, label, position: index + 1 },
      ...{ tag: null, direction: null },
    })),
  ),
  ...languages.map(([label, tag, direction = 'ltr'], index) => ({
    ...{ code: codeOf('language', label), kind: 'language', label, position: index + 1 },
    ...{ tag, direction },
  })),
];
