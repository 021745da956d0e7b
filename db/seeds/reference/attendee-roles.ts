/** What people do where they work, in words that fit every sector. */
export const attendeeRoles = [
  { code: 'prevent_lead', label: 'Leads on Prevent or safeguarding', position: 1 },
  { code: 'leader', label: 'Leads or manages', position: 2 },
  { code: 'teaching', label: 'Teaches or trains', position: 3 },
  { code: 'care', label: 'Works with patients or clients', position: 4 },
  { code: 'public_facing', label: 'Works with the public', position: 5 },
  { code: 'governance', label: 'Governor, trustee or elected member', position: 6 },
  { code: 'volunteer', label: 'Volunteer', position: 7 },
  { code: 'support', label: 'Support or administration', position: 8 },
  { code: 'other', label: 'Something else', position: 9 },
];
