// Keeps what is typed into a long form every few seconds, at the address of the form itself. Without this script, and
// without a connection, it is saved by its buttons alone.
import { post } from './kerb/send.ts';
import { hidden, typedIn } from './kerb/typed.ts';
import { say, showBanner } from './kerb/view.ts';

/** So long hands may rest before what they typed is kept, and so often it is tried again, in milliseconds. */
const [resting, tryingAgain] = [3000, 15_000];

class KeptWords {
  readonly form: HTMLFormElement;
  timer: ReturnType<typeof setTimeout> | undefined;
  isDirty = false;
  isTalking = false;
  /** It is being sent, or somebody has to look first. */
  isOver = false;

  constructor(form: HTMLFormElement) {
    this.form = form;
  }

  start(): void {
    for (const name of ['input', 'change'])
      this.form.addEventListener(name, () => {
        this.isDirty = true;
        this.plan(resting);
      });
    addEventListener('online', () => this.plan(0));
    document.addEventListener('visibilitychange', () => this.plan(0));
    this.form.addEventListener('submit', () => {
      this.isOver = true;
      clearTimeout(this.timer);
    });
  }

  plan(wait: number): void {
    clearTimeout(this.timer);
    if (!this.isOver) this.timer = setTimeout(() => void this.talk(), wait);
  }

  async talk(): Promise<void> {
    if (!this.isDirty || this.isTalking || this.isOver) return;
    this.isTalking = true;
    this.isDirty = false;
    const answer = await post(location.href, typedIn(new FormData(this.form)));
    if (typeof answer === 'string') this.away(answer);
    else if (answer.ok) this.kept((await answer.json()) as { sequence: number; at: string });
    else await this.refused(answer);
    this.isTalking = false;
    if (this.isDirty) this.plan(typeof answer === 'string' ? tryingAgain : resting);
  }

  kept({ sequence, at }: { sequence: number; at: string }): void {
    const saw = hidden(this.form, 'draftSaw');
    if (saw) saw.value = String(sequence);
    say(this.form, `Kept for you at ${at}, not saved yet`);
    showBanner(this.form, []);
  }

  away(connection: 'away' | 'signed out'): void {
    this.isDirty = true;
    showBanner(
      this.form,
      connection === 'away'
        ? ['No connection. Leave this page open: what you type is kept once there is one.']
        : ['You are signed out. Save now: you are asked to sign in, and nothing you typed is lost.'],
    );
  }

  async refused(answer: Response): Promise<void> {
    this.isOver = true;
    const { reason } = (await answer.json().catch(() => ({}))) as { reason?: string };
    showBanner(this.form, [
      reason === 'changed elsewhere'
        ? 'Another window or device of yours has gone on with this. What you type here is kept by saving it.'
        : 'What you type here is kept only by saving it.',
    ]);
  }
}

const form = document.querySelector<HTMLInputElement>('input[name=draftFrom]')?.form;
if (form) new KeptWords(form).start();
