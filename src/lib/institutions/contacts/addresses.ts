const personal =
  /@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|sky|talktalk|virginmedia|ntlworld|proton|protonmail|pm|gmx|mail|tutanota)\.(?:com|co\.uk|net|me|org)$/i;

/** Whether an address is at a provider of mailboxes for private people: then it is seldom one for work. */
export const isPersonalMailbox = (email: string): boolean => personal.test(email.trim());

/** The figures of a number by which two ways of writing it are one: its last ten. Null where there are too few. */
export function phoneFigures(phone: string): string | null {
  const figures = phone.replace(/\D/g, '');
  return figures.length >= 9 ? figures.slice(-10) : null;
}
