/** What is said of a hotel in a district. */
export const hotel = {
  experienced:
    'Residents near the hotel ask at every surgery who is coming and for how long. Some parents walk children another way.',
  evidenced:
    'Eleven calls in the week, four more than usual: people filming the doors, and one broken fence.',
  potential:
    'A call to gather outside on Saturday at noon is shared on two public pages. The last one was peaceful.',
  facts:
    'The hotel in Dunstable Road has housed asylum seekers since September. The contract runs to March. A gathering of about 40 people on the 7th ended without arrests. The council answered 60 questions at its meeting on the 12th.',
  view: 'Most of the unease is about not being told. Where the council answers in person, it falls. We think that Saturday will be like the last gathering.',
  mitigation:
    'Neighbourhood team at the school gate until the holidays. Council drop-in each Tuesday. Hotel staff have one number to ring. Lines to take agreed with the council.',
};

/** What is said of blocks that are to be taken down. */
export const estate = {
  experienced:
    'Tenants of the three blocks say that they learn of the works from the newspaper, and some stay away from meetings.',
  evidenced: 'Complaints to the council doubled since the plan was published. No incident is recorded.',
  potential:
    'The planning committee decides on the second Thursday of the month. The last decision brought 200 people.',
  facts:
    'The plan takes down three blocks with 142 homes. The council offers each tenant a home within two miles. The consultation closed on the 14th with 811 answers.',
  view: 'People are angry with the process rather than with each other. A clear list of who moves when would take most of the heat out.',
  mitigation:
    'Housing officers call on every flat before the committee. The meeting is moved to a hall with room for all. Neighbourhood team present, not at the door.',
};
