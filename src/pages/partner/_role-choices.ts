/** What a training lead gives a colleague to do, as a choice. */
export const roleChoices = [
  { value: 'colleague', text: 'Colleague', hint: 'Sees everything, changes the people in bookings' },
  {
    value: 'training_lead',
    text: 'Training lead',
    hint: 'Moves and cancels bookings too, invites and removes colleagues',
  },
];
