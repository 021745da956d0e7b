/** What somebody can ask for, as a form offers it. */
export const wantOptions = [
  { value: 'open', text: 'To be in touch' },
  { value: 'paused', text: 'A pause', hint: 'We stay away until a day, or until they say otherwise' },
  {
    value: 'declined',
    text: 'No contact',
    hint: 'Their details stay so that everybody knows, and cannot be added again',
  },
];

/** How they can have said so. */
export const toldOptions = [
  { value: 'in_person', text: 'In person' },
  { value: 'phone', text: 'By phone' },
  { value: 'email', text: 'By email' },
  { value: 'letter', text: 'By letter' },
];
