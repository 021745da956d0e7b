import { at } from './address.ts';

/** The pages of enquiries and of signposts in the staff area. */
export const staffEnquiryPaths = {
  enquiries: '/staff/enquiries',
  enquiry: (id: string) => at('staff', 'enquiries', id),
  replyEnquiry: (id: string) => at('staff', 'enquiries', id, 'reply'),
  receivedEnquiry: (id: string) => at('staff', 'enquiries', id, 'received'),
  giveEnquiry: (id: string) => at('staff', 'enquiries', id, 'give'),
  closeEnquiry: (id: string) => at('staff', 'enquiries', id, 'close'),
  handOverEnquiry: (id: string) => at('staff', 'enquiries', id, 'hand-over'),
  enquiryToRequest: (id: string) => at('staff', 'enquiries', id, 'training-request'),
  enquiryToInstitution: (id: string) => at('staff', 'enquiries', id, 'institution'),
  replyTemplates: '/staff/enquiries/templates',
  newReplyTemplate: '/staff/enquiries/templates/new',
  replyTemplate: (id: string) => at('staff', 'enquiries', 'templates', id),
  signposts: '/staff/admin/signposts',
  newSignpost: '/staff/admin/signposts/new',
  signpost: (id: string) => at('staff', 'admin', 'signposts', id),
  newCouncilRoute: '/staff/admin/signposts/routes/new',
  councilRoute: (id: string) => at('staff', 'admin', 'signposts', 'routes', id),
};
