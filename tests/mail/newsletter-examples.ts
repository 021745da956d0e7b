const every = {
  teamName: 'Prevent in the Eastern region',
  siteUrl: 'https://concord.example',
  privacyUrl: 'https://concord.example/privacy',
  keepWords: 'We keep your address while you get our newsletters. When you stop, it goes at once.',
};
const links = {
  preferencesUrl: 'https://concord.example/newsletter/preferences/vY3kQ8wL2mN5pR7tZ9xC1dAbCdE',
  unsubscribeUrl: 'https://concord.example/newsletter/unsubscribe/vY3kQ8wL2mN5pR7tZ9xC1dAbCdE',
};

const issue = {
  ...every,
  ...links,
  title: 'What is on in December',
  previewLine: 'Three talks, a new course and a poster for your hall.',
  parts: [
    { words: { slot: 'Where the words of the first part go' }, list: null },
    {
      words: null,
      list: {
        heading: 'Events near you',
        items: [
          {
            title: 'Coffee morning at the library',
            meta: 'Thursday 3 December 2026, 10am',
            words: 'Ask us anything, over coffee.',
            itemUrl: 'https://concord.example/events/coffee-morning',
          },
        ],
      },
    },
  ],
  archiveUrl: 'https://concord.example/newsletter/issues/what-is-on-in-december',
} as const;

/** Believable fields for each mail about newsletters. */
export const newsletterExamples = {
  'newsletter-confirm': {
    ...every,
    until: '2:30pm on Thursday 3 December 2026',
    confirmUrl: 'https://concord.example/newsletter/confirm/vY3kQ8wL2mN5pR7tZ9xC1dAbCdE',
  },
  'newsletter-welcome': { ...every, ...links },
  'newsletter-preferences': { ...every, ...links },
  'newsletter-issue': issue,
  'newsletter-test': issue,
} as const;
