import { paths } from '#lib/web/paths.ts';

/** The ways to the team that are for everybody: no officer's name or number, and none to report a person. */
export const ways = [
  {
    title: 'Ask us to come',
    text: 'For training, a talk or a meeting at your place or online. We answer with dates.',
    href: paths.askForTraining,
    link: 'Ask for a session',
  },
  {
    title: 'You work with people',
    text: 'Your council has a Prevent team as well. This is how to reach it, and when.',
    href: paths.helpIWorkWithPeople,
    link: 'Find your route',
  },
  {
    title: 'We hold your details',
    text: 'See them, correct them, or tell us to stop being in touch. You need no account.',
    href: paths.findDetails,
    link: 'See your details',
  },
] as const;
