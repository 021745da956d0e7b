/** Who in the team does what, for the public: roles, never names, and no number that rings in somebody's pocket. */
export const teamRoles = [
  {
    role: 'Prevent officer',
    does: 'Visits schools, charities, faith groups and councils, gives training, and answers when you want to talk something over.',
  },
  {
    role: 'Prevent supervisor',
    does: 'Decides what we promise and publishes what came of it. Write to the supervisor when you are not content with us.',
  },
  {
    role: 'Neighbourhood policing team',
    does: 'The officers whom you meet in the street and at events. They look after what is going on from day to day.',
  },
  {
    role: 'Communications',
    does: 'Makes the posters, leaflets and campaigns, and has them checked by people who read your language.',
  },
] as const;
