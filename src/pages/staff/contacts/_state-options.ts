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

/** When and how somebody new is told, as the form that adds them offers it. */
export const tellOptions = [
  { value: 'email', text: 'Now, by email', hint: 'We send them a private link to see, correct or remove it' },
  { value: 'in_person', text: 'I told them in person' },
  { value: 'phone', text: 'I told them by phone' },
  { value: 'later', text: 'Later', hint: 'Within 28 days: after that their details are erased' },
];

/** How contacts can stand, for narrowing a list. */
export const stateOptions = [
  { value: 'open', text: 'Open to contact' },
  { value: 'paused', text: 'Paused' },
  { value: 'declined', text: 'Contact declined' },
];

/** What can be due for a contact, for narrowing a list. */
export const dueOptions = [
  { value: 'notice', text: 'Notice owed, most urgent first' },
  { value: 'review', text: 'Review due, longest first' },
];
