// Saves what is typed as a draft every few seconds; without a connection it is kept on the phone, sealed, and sent
// once there is one. Without this script the form has a button for it.
import { staffPeoplePaths as paths } from '#lib/web/staff-people-paths.ts';
import { keep, markKept } from './keep.ts';
import { dropNote } from './notes.ts';
import { canKeep, register } from './register.ts';
import type { Holder } from './seal.ts';
import { type Connection, post, sendNotes } from './send.ts';
import { hidden, typedIn } from './typed.ts';
import { savedWords, say, showBanner } from './view.ts';

/** So long a thumb may rest before what it typed is saved, and so often it is tried again, in milliseconds. */
const [resting, tryingAgain] = [3000, 15_000];

type Saved = { sequence: number; at: string };

class DraftKeeping {
  readonly form: HTMLFormElement;
  readonly holder: Holder;
  timer: ReturnType<typeof setTimeout> | undefined;
  isDirty = false;
  /** Why nothing more is saved: it is being sent, or somebody has to look first. */
  isOver = false;
  isTalking = false;

  constructor(form: HTMLFormElement) {
    const { officer = '', noteKey = '' } = form.dataset;
    this.form = form;
    this.holder = { officer, noteKey };
  }

  async start(): Promise<void> {
    const typed = () => this.plan(resting);
    for (const name of ['input', 'change'])
      this.form.addEventListener(name, () => {
        this.isDirty = true;
        typed();
      });
    addEventListener('online', () => this.plan(0));
    addEventListener('offline', () => this.plan(0));
    document.addEventListener('visibilitychange', () => this.plan(0));
    this.form.addEventListener('submit', (event) => this.submitting(event));
    await register(this.holder).catch(() => undefined);
    await this.sendKept();
  }

  plan(wait: number): void {
    clearTimeout(this.timer);
    if (!this.isOver) this.timer = setTimeout(() => void this.talk(), wait);
  }

  /** A form that cannot go now is kept instead; the worker does the same where the phone only thought it could. */
  submitting(event: SubmitEvent): void {
    if (navigator.onLine) {
      this.isOver = true;
      clearTimeout(this.timer);
      return;
    }
    event.preventDefault();
    this.isDirty = true;
    this.plan(0);
  }

  async talk(): Promise<void> {
    if (!this.isDirty || this.isTalking || this.isOver) return;
    this.isTalking = true;
    this.isDirty = false;
    const typed = typedIn(new FormData(this.form));
    const answer = navigator.onLine ? await post(paths.saveDraft, typed) : 'away';
    if (typeof answer === 'string') await this.away(answer);
    else if (answer.ok) await this.saved((await answer.json()) as Saved, typed.formToken);
    else await this.refused(answer);
    this.isTalking = false;
    if (this.isDirty) this.plan(typeof answer === 'string' ? tryingAgain : resting);
  }

  async saved({ sequence, at }: Saved, token: string): Promise<void> {
    const saw = hidden(this.form, 'draftSaw');
    if (saw) saw.value = String(sequence);
    await dropNote(token);
    await markKept();
    say(this.form, `Saved as a draft at ${at}`);
    showBanner(this.form, []);
  }

  async away(connection: Exclude<Connection, 'ours'>): Promise<void> {
    await keep(this.holder, typedIn(new FormData(this.form)));
    this.isDirty = true;
    say(this.form, 'Kept on this phone');
    const held = 'What you type is kept on this phone, sealed.';
    showBanner(
      this.form,
      connection === 'away'
        ? [`No connection. ${held} It becomes a draft once there is one.`]
        : [`You are signed out. ${held} `, { href: this.signIn(), text: 'Sign in to go on' }],
    );
  }

  async refused(answer: Response): Promise<void> {
    this.isOver = true;
    const { reason } = (await answer.json().catch(() => ({}))) as { reason?: string };
    if (reason === 'sent already')
      return showBanner(this.form, [
        'This form was sent already. ',
        { href: paths.engagements, text: 'Show engagements' },
      ]);
    if (reason === 'changed elsewhere') await keep(this.holder, typedIn(new FormData(this.form)));
    showBanner(
      this.form,
      reason === 'changed elsewhere'
        ? ['Another device has gone on with this draft. Choose “Save and go on later” to see both.']
        : ['This is too long to be kept as a draft. Shorten it, or save the engagement now.'],
    );
  }

  signIn(): string {
    return `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
  }

  async sendKept(): Promise<void> {
    const { saved } = await sendNotes(this.holder.officer, paths.keptNotes);
    await markKept();
    if (saved > 0)
      showBanner(this.form, [`${savedWords(saved)}. `, { href: paths.newEngagement, text: 'Show drafts' }]);
  }
}

const form = document.querySelector<HTMLFormElement>('form[data-note-key]');
if (form && canKeep()) void new DraftKeeping(form).start();
