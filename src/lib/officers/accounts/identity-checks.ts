/** How an administrator made sure who asks, before a second step is taken off. */
export const identityChecks = {
  in_person: 'In person',
  by_video: 'By video, and I know their face',
  by_supervisor: 'Their supervisor vouched for them',
} as const;
export type IdentityCheck = keyof typeof identityChecks;

/** The same as the access log keeps it. */
export const checkWords: Readonly<Record<IdentityCheck, string>> = {
  in_person: 'Who they are was checked in person.',
  by_video: 'Who they are was checked by video.',
  by_supervisor: 'Their supervisor vouched for who they are.',
};
