import { type DayPart, dayParts } from '#db/schema/training-requests.ts';

type Choice = { code: string; text: string };

/** What a room may have, as an organisation says of its own. */
export const facilities: readonly Choice[] = [
  { code: 'projector', text: 'Projector or large screen' },
  { code: 'sound', text: 'Loudspeakers for a film' },
  { code: 'wifi', text: 'Wifi for visitors' },
  { code: 'hearing_loop', text: 'Hearing loop' },
  { code: 'step_free', text: 'Step-free way in' },
  { code: 'accessible_toilet', text: 'Accessible toilet' },
  { code: 'parking', text: 'Parking' },
  { code: 'quiet_room', text: 'Quiet room nearby' },
];

/** What an organisation would like the training to dwell on. */
export const themes: readonly Choice[] = [
  { code: 'what_prevent_is', text: 'What Prevent is' },
  { code: 'notice_check_share', text: 'Notice, check, share' },
  { code: 'referral_route', text: 'When and how to refer, and when not to' },
  { code: 'online_safety', text: 'Online safety and gaming' },
  { code: 'local_picture', text: 'The picture in our area' },
  { code: 'concerns_about_prevent', text: 'Concerns about Prevent' },
  { code: 'hate_crime', text: 'Hate crime' },
  { code: 'venues_and_speakers', text: 'Venue hire and speaker checks' },
  { code: 'support_for_families', text: 'Support for families' },
];

export const dayPartWords: Readonly<Record<DayPart, string>> = {
  morning: 'Morning',
  afternoon: 'Afternoon',
  after_school: 'After school',
  evening: 'Evening',
};

/** When a part of the day usually begins: what stands in an offer before an officer types another time. */
export const dayPartStarts: Readonly<Record<DayPart, string>> = {
  morning: '9:30am',
  afternoon: '1:30pm',
  after_school: '3:45pm',
  evening: '6:30pm',
};

export const partsOfDay: readonly { value: DayPart; text: string }[] = dayParts.map((value) => ({
  value,
  text: dayPartWords[value],
}));

/** The words of chosen codes, in the order of the list; what is not on it any more is left out. */
export const chosenWords = (list: readonly Choice[], codes: readonly string[]): string[] =>
  list.filter(({ code }) => codes.includes(code)).map(({ text }) => text);

/** The codes of a list. */
export const codesOf = (list: readonly Choice[]): string[] => list.map(({ code }) => code);
