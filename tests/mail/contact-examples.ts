import type { ContactMails } from '#lib/mail/contact-templates.ts';
import type { Every } from '#lib/mail/templates.ts';

/** Believable fields for the mails about the details of a contact. */
export function contactExamples(every: Every): ContactMails {
  const toPerson = {
    ...every,
    keepWords: 'We keep this message for 30 days, and your details as the page says.',
    contactName: 'Grace Okafor',
    roleWords: 'Designated safeguarding lead, Ashmere Community School',
    detailsUrl: 'https://concord.example/your-details/vY3kQ8wL2mN5pR7tZ9xC1d',
  };
  return {
    'contact-notice': { ...toPerson, sourceWords: 'your organisation' },
    'contact-link': toPerson,
    'contacts-to-do': {
      ...every,
      keepWords: 'We keep this message for 30 days.',
      officerName: 'Tomasz Wieczorek',
      headline: 'Notices to give',
      lines: ['2 contacts whom nobody has told that we hold their details: erased in 7 days or sooner.'],
      buttonWords: 'Give notices',
      listUrl: 'https://concord.example/staff/contacts/notices',
    },
  };
}
