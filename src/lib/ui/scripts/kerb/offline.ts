// The form without a connection: every word is sealed and kept, and becomes a draft once there is a connection.
import { staffPeoplePaths as paths } from '#lib/web/staff-people-paths.ts';
import { keep, markKept } from './keep.ts';
import { notesOf } from './notes.ts';
import type { Holder } from './seal.ts';
import { sendNotes } from './send.ts';
import { hidden, typedIn } from './typed.ts';
import { savedWords, say, showBanner, waitingWords } from './view.ts';

const [resting, tryingAgain] = [800, 15_000];

class OfflineForm {
  readonly form: HTMLFormElement;
  readonly holder: Holder;
  timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement) {
    const { officer = '', noteKey = '' } = form.dataset;
    this.form = form;
    this.holder = { officer, noteKey };
  }

  async start(): Promise<void> {
    this.begin();
    this.form.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.keep(), resting);
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      void this.next();
    });
    addEventListener('online', () => void this.send());
    setInterval(() => void this.send(), tryingAgain);
    await this.send();
  }

  /** The page lay on the phone: its token, day and time are those of when it was put there. */
  begin(): void {
    const { form } = this;
    form.reset();
    for (const name of ['formToken', 'draftFrom']) {
      const box = hidden(form, name);
      if (box) box.value = crypto.randomUUID();
    }
    const now = new Date();
    const set = (name: string, value: string) => {
      const box = form.querySelector<HTMLInputElement>(`[name="${name}"]`);
      if (box) box.value = value;
    };
    set('on-day', String(now.getDate()));
    set('on-month', String(now.getMonth() + 1));
    set('on-year', String(now.getFullYear()));
    set('at', timeOf(now));
  }

  async keep(): Promise<void> {
    await keep(this.holder, typedIn(new FormData(this.form)));
    say(this.form, 'Kept on this phone');
    await this.show();
  }

  async next(): Promise<void> {
    await this.keep();
    this.begin();
    say(this.form, 'Kept on this phone. You can note another visit.');
    this.form.querySelector<HTMLElement>('#organisation')?.focus();
    await this.send();
  }

  /** A weak signal may come and go: only what the site has answered for is sent. */
  async send(): Promise<void> {
    const isEmpty = (await notesOf(this.holder.officer)).length === 0;
    const { connection, saved } = await sendNotes(this.holder.officer, paths.keptNotes);
    await markKept();
    if (saved > 0)
      return showBanner(this.form, [
        `${savedWords(saved)}. `,
        { href: paths.newEngagement, text: 'Go on with it' },
      ]);
    if (connection === 'signed out')
      return showBanner(this.form, [
        'You are signed out. ',
        { href: signIn, text: 'Sign in to send what waits' },
      ]);
    if (isEmpty && !navigator.onLine) return showBanner(this.form, [away]);
    await this.show();
  }

  async show(): Promise<void> {
    const waiting = (await notesOf(this.holder.officer)).length;
    if (waiting > 0) showBanner(this.form, [`No connection. ${waitingWords(waiting)}, sealed.`]);
  }
}

const away =
  'No connection. What you note is kept on this phone, sealed, and becomes a draft once there is one.';
const signIn = `/sign-in?next=${encodeURIComponent(paths.newEngagement)}`;

/** "2:05pm", as the box for a time takes it. */
function timeOf(now: Date): string {
  const hour = now.getHours();
  const minute = String(now.getMinutes() - (now.getMinutes() % 5)).padStart(2, '0');
  return `${hour % 12 || 12}:${minute}${hour < 12 ? 'am' : 'pm'}`;
}

const form = document.querySelector<HTMLFormElement>('form[data-note-key]');
if (form) void new OfflineForm(form).start();
