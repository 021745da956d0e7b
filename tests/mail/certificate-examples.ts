import type { CertificateMails } from '#lib/mail/certificate-templates.ts';
import type { Every } from '#lib/mail/templates.ts';

/** Believable fields for the mails about certificates. */
export function certificateExamples(every: Every): CertificateMails {
  const trained = {
    ...every,
    name: 'Amina Khan',
    courseTitle: 'Making a good referral',
    date: '3 December 2026',
    number: 'PC-7K3M9-QX24S',
  };

  return {
    'certificate-ready': {
      ...trained,
      refresherWords: 'A refresher is due by 3 December 2028. We will remind you.',
      replacesWords: 'It stands in for PC-7K3M9-QX24S, which is no longer valid.',
      fileUrl: 'https://concord.example/certificates/files/vY3kQ8wL2mN5pR7tZ9xC1d/certificate.pdf',
      checkUrl: 'https://concord.example/certificates/PC-7K3M9-QX24S',
    },
    'certificates-ready': {
      ...every,
      name: 'Grace Okafor',
      courseTitle: 'Making a good referral',
      date: '3 December 2026',
      people: [
        {
          personName: 'محمد العلي',
          number: 'PC-7K3M9-QX24S',
          fileUrl: 'https://concord.example/certificates/files/vY3kQ8wL2mN5pR7tZ9xC1d/certificate.pdf',
        },
      ],
      checkUrl: 'https://concord.example/certificates',
    },
    'certificate-revoked': { ...trained, reasonWords: 'It was issued for the wrong day.' },
    'refresher-due': {
      ...trained,
      when: 'in 60 days',
      dueOn: '3 December 2026',
      personWords: 'You came',
      lapseWords: 'You have a place on 6 December 2026: the certificate lapses 3 days before it.',
      datesUrl: 'https://concord.example/training/making-a-good-referral',
    },
  };
}
