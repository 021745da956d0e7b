export const modeOptions = [
  { value: 'in_person', text: 'In a place' },
  { value: 'online', text: 'Online' },
  { value: 'both', text: 'In a place and online' },
];

export const venueAccessOptions = [
  { value: 'step', text: 'Step-free way in' },
  { value: 'loop', text: 'Hearing loop' },
  { value: 'toilet', text: 'Accessible toilet' },
];

export const hostOptions = [
  { value: 'yes', text: 'Yes, police host it' },
  { value: 'no', text: 'No, others host it' },
];
