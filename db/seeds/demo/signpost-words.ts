import type { SignpostGiven } from '#lib/enquiries/signposts/keep.ts';
import type { SignpostDeed } from '../../schema/signposts.ts';

/** A signpost of an area of the demonstration: numbers that ring nowhere and pages that are not there. */
type LocalSeed = Omit<SignpostGiven, 'areaId'> & {
  code: string;
  /** Code of the force, or GSS code of the district. */
  area: string;
  /** How many days ago it was checked last. */
  days: number;
  retired?: true;
  steps?: readonly (readonly [deed: SignpostDeed, daysAgo: number, change?: string])[];
};

const weekdays = (from: string, to: string) => ({
  ...{ spans: [{ days: [1, 2, 3, 4, 5], from, to }], onBankHolidays: false },
});
const none = { phone: null, textTo: null, href: null, site: null };

export const theLocalSignposts: readonly LocalSeed[] = [
  {
    ...none,
    ...{ code: 'riverside-families', area: 'E06000055', days: 6, audience: 'public', worry: 'feelings' },
    name: 'Riverside Families',
    about: 'A charity in Bedford. Somebody to talk to for parents and carers, by phone or over tea.',
    ...{ phone: '01632 960 141', languages: ['Punjabi', 'Urdu', 'Polish'] },
    hours: {
      spans: [
        { days: [1, 2, 3, 4], from: '09:30', to: '16:30' },
        { days: [6], from: '10:00', to: '13:00' },
      ],
      onBankHolidays: false,
    },
    source: 'https://riverside-families.example/contact',
    steps: [
      ['changed', 61, 'Hours: 9:30am to 4:30pm Monday to Thursday, was 9am to 4pm Monday to Friday'],
      ['checked', 6],
    ],
  },
  {
    ...none,
    ...{ code: 'harbour-youth', area: 'bedfordshire', days: 12, audience: 'young_people', worry: 'feelings' },
    name: 'Harbour Youth Line',
    about: 'For anyone under 25 in Bedfordshire. By text message, also in the evening.',
    ...{ textTo: '01632 960 155', languages: [] },
    hours: {
      spans: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '16:00', to: '22:00' }],
      onBankHolidays: true,
    },
    source: 'https://harbour-youth.example',
    steps: [['checked', 12]],
  },
  {
    ...none,
    ...{ code: 'luton-together', area: 'E06000032', days: 41, audience: 'everyone', worry: 'hate' },
    name: 'Luton Standing Together',
    about: 'Helps you to write down what happened, and goes with you to report a hate crime.',
    ...{ phone: '01632 960 162', languages: ['Bengali', 'Romanian', 'Urdu'] },
    hours: weekdays('10:00', '15:00'),
    source: 'https://standing-together.example/drop-in',
    steps: [['checked', 41]],
  },
  {
    ...none,
    ...{ code: 'old-fire-station', area: 'E06000055', days: 25, audience: 'public', worry: 'feelings' },
    name: 'Old Fire Station drop-in',
    about: 'Closed for good. The people who ran it are with Riverside Families now.',
    ...{ phone: '01632 960 133', languages: [], hours: null, retired: true },
    source: 'https://old-fire-station.example',
    steps: [
      ['checked', 90],
      ['retired', 25],
    ],
  },
];
