import type { SingleSignOnRefusal } from '#lib/officers/directory/finish.ts';

type Words = { title: string; words: string };

const ask = 'Ask your administrator of Concord.';
const again = 'Go back to the sign-in page and begin again.';

/** What whoever is not let in is told. */
export const singleSignOnWords: Readonly<Record<SingleSignOnRefusal | 'too often', Words>> = {
  over: {
    title: 'This sign-in is over',
    words: `It took longer than ten minutes, was begun in another browser, or was finished already. ${again}`,
  },
  declined: {
    title: 'You are not signed in',
    words: `The sign-in with your force account was stopped there. ${again}`,
  },
  unreachable: {
    title: 'The sign-in of your force does not answer',
    words: 'Try again in a few minutes. Signing in with a password or a passkey still works.',
  },
  'set up wrongly': {
    title: 'The sign-in of your force does not know Concord',
    words: `Its settings or ours are wrong or out of date, and it has been noted. ${ask} Signing in with a password or a passkey still works.`,
  },
  'not believed': {
    title: 'We could not be sure who you are',
    words: `The answer of your force’s sign-in did not fit what we asked. Nobody was signed in, and it has been noted. ${again}`,
  },
  'no address': {
    title: 'Your force account does not say that your email address is yours',
    words: `We link accounts only by an address that the directory vouches for. ${ask}`,
  },
  'linked to another': {
    title: 'Somebody else of your force is linked to this account',
    words: `The account with your email address belongs to another person in the directory. ${ask}`,
  },
  unknown: {
    title: 'You have no role here',
    words: `Your force account is known, but has no role here. ${ask}`,
  },
  no_role: {
    title: 'You have no role here',
    words: `Your force account is known, but has no role here today. ${ask}`,
  },
  'too many groups': {
    title: 'Your force account is in too many groups',
    words:
      'It is in more groups than your directory sends, so we cannot tell your roles. Ask your force’s IT team to send only the groups that are assigned to Concord.',
  },
  closed: { title: 'This account cannot be used', words: `It is closed. ${ask}` },
  dormant: {
    title: 'This account is asleep',
    words: `Nobody has signed in to it for sixty days. ${ask}`,
  },
  'too often': {
    title: 'There were too many tries from where you are',
    words: 'Try again in ten minutes.',
  },
};
