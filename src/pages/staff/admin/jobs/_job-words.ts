import type { ClockJob } from '#lib/jobs/queue.ts';

type Words = { title: string; about: string };

// What each job of the clock does for people.
const words: Readonly<Record<ClockJob, Words>> = {
  'lapse-offers': {
    title: 'End offers whose time is past',
    about: 'Places that were offered to the waiting list go to whoever is next.',
  },
  'lapse-event-offers': {
    title: 'End offers of events',
    about: 'Places at an event whose offer is over, or that came free, go to whoever is next.',
  },
  'remind-registered': {
    title: 'Remind people of events',
    about: 'Seven days and one day before, once each, to those who want it.',
  },
  'ask-for-returns': {
    title: 'Ask for tension returns',
    about:
      'On Monday, and more often where the level is high; once more before and after the day they are due.',
  },
  'send-reminders': {
    title: 'Remind people of their training',
    about: 'Seven days and one day before, once each.',
  },
  'offer-freed-places': {
    title: 'Offer places that are kept no longer',
    about: 'When the shares of a session end, what was kept goes to whoever waits.',
  },
  'send-joining-instructions': {
    title: 'Send joining instructions',
    about: 'When they are due, once to each booking; who books later has them at once.',
  },
  'issue-certificates': {
    title: 'Issue certificates',
    about: 'To everybody present, when the course says so. Once each.',
  },
  'remind-refreshers': {
    title: 'Remind people to come again',
    about: 'Sixty and fourteen days before a refresher is due, once each.',
  },
  'erase-what-is-due': {
    title: 'Erase what is due',
    about: 'What has been kept as long as its rule says. Counts stay.',
  },
  'erase-certificate-files': {
    title: 'Erase files of certificates',
    about: 'A day after they were asked for.',
  },
  'ask-evaluations': {
    title: 'Ask how the training was',
    about: 'At the end, and three and six months after, once each.',
  },
  'send-due-newsletters': {
    title: 'Send newsletters',
    about:
      'Those whose hour has come, and those that a stopped worker left unfinished; lists of subscribers too.',
  },
  'read-mailbox': {
    title: 'Read the mailbox',
    about: 'What came back, and what people answered to enquiries. Nothing where no mailbox is set up.',
  },
  'shuffle-evaluations': {
    title: 'Part answers from links',
    about: 'What could lay an answer beside the person who was asked is parted.',
  },
  'lapse-dates': {
    title: 'End dates that were offered',
    about: 'Dates held for a training request go free when nobody answered.',
  },
  'remind-of-dates': {
    title: 'Remind of dates offered',
    about: 'Before dates held for a training request lapse, once each.',
  },
  'move-requests-on': {
    title: 'Move training requests on',
    about: 'To delivered once the session is held, and so on along the board.',
  },
  'check-duplicates': {
    title: 'Look for duplicates',
    about: 'Institutions and contacts that were saved are compared with those that are there.',
  },
  'watch-notices': {
    title: 'Watch notices to contacts',
    about: 'Warns at 14 and 21 days, and erases on day 28 whoever was not told that we hold their details.',
  },
  'remind-reviews': {
    title: 'Remind of contacts to review',
    about: 'Contacts of whom nobody has made sure for 12 months, once each.',
  },
  'publish-campaigns': {
    title: 'Let approved campaigns out and end those that are over',
    about: 'Draws the picture that is shown where the address of a campaign is shared, too.',
  },
  'extend-series': {
    title: 'Make the coming dates of series',
    about: 'A series without an end has its dates two years ahead; each night adds those that are due.',
  },
  'keep-dates': {
    title: 'Keep the dates that matter',
    about: 'Festivals, observances, elections and bank holidays that can be reckoned, three years ahead.',
  },
  'learn-words': {
    title: 'Learn the words of names',
    about: 'So that a search finds what is nearly spelt so. Words that no record has are forgotten.',
  },
  'reckon-coverage': {
    title: 'Reckon coverage',
    about: 'Who is trained and due in each institution, and the figures of the quarters.',
  },
  'seal-access-log': {
    title: 'Seal the access log',
    about: 'Entries go into the chain.',
  },
  'verify-access-log-nightly': {
    title: 'Verify the access log',
    about: 'Walks along the whole chain and says where it broke.',
  },
  'follow-successions': {
    title: 'Follow areas that were reorganised',
    about: 'On the day, institutions, sites and towns go to the district that took the place of theirs.',
  },
  'draw-access-sample': {
    title: 'Draw the monthly sample',
    about: 'Entries of the access log by lot, for supervisors to check.',
  },
};

const isKnown = (name: string): name is ClockJob => Object.hasOwn(words, name);

/** What a job is called and what it does, for whoever has to judge its last run; one that is no more has its name. */
export function jobWords(name: string): Words {
  if (isKnown(name)) return words[name];
  const spoken = name.replaceAll('-', ' ');
  return { title: spoken.charAt(0).toUpperCase() + spoken.slice(1), about: '' };
}
