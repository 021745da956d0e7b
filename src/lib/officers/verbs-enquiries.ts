import type { Callers } from './verbs.ts';

/** The verbs of enquiries and signposts. */
export const enquiryVerbs: Readonly<Record<string, Callers>> = {
  'enquiries/ask.ts sendEnquiry': 'by link',
  'enquiries/close.ts closeEnquiry': 'answerEnquiries',
  'enquiries/close.ts reopenEnquiry': 'answerEnquiries',
  'enquiries/convert.ts convertEnquiry': 'answerEnquiries',
  'enquiries/find.ts findEnquiry': 'answerEnquiries',
  'enquiries/hand-over.ts handOverEnquiry': 'answerEnquiries',
  'enquiries/list.ts listEnquiries': 'answerEnquiries',
  'enquiries/lock.ts changeEnquiry': 'a step',
  'enquiries/note.ts addNote': 'answerEnquiries',
  'enquiries/receive.ts addReply': 'answerEnquiries',
  'enquiries/reply.ts replyToEnquiry': 'answerEnquiries',
  'enquiries/reply.ts saveReplyDraft': 'answerEnquiries',
  'enquiries/take.ts giveEnquiry': 'answerEnquiries',
  'enquiries/take.ts takeEnquiry': 'answerEnquiries',
  'enquiries/templates/keep.ts addTemplate': 'writeTemplates',
  'enquiries/templates/keep.ts changeTemplate': 'writeTemplates',
  'enquiries/signposts/routes.ts addRoute': 'keepSignposts',
  'enquiries/signposts/keep.ts addSignpost': 'keepSignposts',
  'enquiries/signposts/keep.ts changeSignpost': 'keepSignposts',
  'enquiries/signposts/keep.ts markChecked': 'keepSignposts',
  'enquiries/signposts/routes.ts changeRoute': 'keepSignposts',
  'enquiries/signposts/routes.ts markRouteChecked': 'keepSignposts',
};
