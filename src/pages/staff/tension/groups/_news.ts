/** What was done to a group, by the word for it in the address. */
const ofGroup: Readonly<Record<string, string>> = {
  started: 'The group is started. Add its organisations, then call the first meeting',
  saved: 'The changes are saved',
  closed: 'The group is closed',
  joined: 'The organisation is added',
  left: 'The organisation has left',
  action: 'The action is added',
  ended: 'The action is ended',
  reopened: 'The action is open again',
};

/** What was done to a meeting. */
const ofMeeting: Readonly<Record<string, string>> = {
  called: 'The meeting is called. Put papers before it',
  saved: 'The meeting is saved',
  minutes: 'The minutes are saved. They can be written on until they are agreed',
  agree: 'The minutes are agreed and stay as they are',
  cancel: 'The meeting is called off',
  action: 'The action is added',
  paper: 'The paper is added',
  remove: 'The paper is taken away',
};

const said = (news: Readonly<Record<string, string>>) => (done: string | null) =>
  done !== null && Object.hasOwn(news, done) ? news[done] : undefined;

/** What a page of a group says was done; nothing where it does not know the word. */
export const groupNews = said(ofGroup);

/** The same for the page of a meeting. */
export const meetingNews = said(ofMeeting);
