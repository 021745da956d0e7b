import type { Ability } from './can.ts';

/** The pages of enquiries and signposts, and what each asks of its reader. */
export const enquiryPages: Readonly<Record<string, Ability>> = {
  '/staff/enquiries': 'answerEnquiries',
  '/staff/enquiries/templates': 'answerEnquiries',
  '/staff/enquiries/templates/new': 'writeTemplates',
  '/staff/enquiries/templates/[id]': 'writeTemplates',
  '/staff/enquiries/[id]': 'answerEnquiries',
  '/staff/enquiries/[id]/reply': 'answerEnquiries',
  '/staff/enquiries/[id]/received': 'answerEnquiries',
  '/staff/enquiries/[id]/give': 'answerEnquiries',
  '/staff/enquiries/[id]/close': 'answerEnquiries',
  '/staff/enquiries/[id]/hand-over': 'answerEnquiries',
  '/staff/enquiries/[id]/training-request': 'manageRequests',
  '/staff/enquiries/[id]/institution': 'manageInstitutions',
  '/staff/admin/signposts': 'keepSignposts',
  '/staff/admin/signposts/new': 'keepSignposts',
  '/staff/admin/signposts/[id]': 'keepSignposts',
  '/staff/admin/signposts/routes/new': 'keepSignposts',
  '/staff/admin/signposts/routes/[id]': 'keepSignposts',
};
