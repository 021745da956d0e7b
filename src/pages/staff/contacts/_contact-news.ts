/** What the page of a contact says after something was done. */
export const contactNews: Readonly<Record<string, string>> = {
  added: 'The contact is added',
  edited: 'The details are saved',
  renew: 'Noted: the details still hold',
  link: 'A new link is on the way to them',
  role: 'The role is saved',
  notice: 'The notice is recorded',
  state: 'What they asked for is recorded',
};
