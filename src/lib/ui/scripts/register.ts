// Keeps the register by touch: each press is written on the phone first and sent when there is a connection.
// Without this script the register is a form with one button.
import { canKeep, keptMarks, type KeptMarks } from './register-kept.ts';
import { nameOf, showLine, shownState, showState, wordsOf } from './register-line.ts';
import { type Connection, type Heard, look, send } from './register-sending.ts';
import { countLines, findLines, say, showBanner } from './register-view.ts';

/** So long a thumb may change its mind before a press is sent, and so often others' marks are asked for. */
const [settling, asking] = [700, 15_000];

class Register {
  readonly form: HTMLFormElement;
  readonly kept: KeptMarks;
  readonly address: string;
  readonly lines: ReadonlyMap<string, HTMLElement>;
  connection: Connection = 'ours';
  isSending = false;
  added = 0;
  timer: ReturnType<typeof setTimeout> | undefined;
  last = { row: '', before: '' };

  constructor(form: HTMLFormElement) {
    const { key = '', officer = '', marks = '' } = form.dataset;
    this.form = form;
    this.address = marks;
    this.kept = keptMarks(key, officer);
    const lines = [...form.querySelectorAll<HTMLElement>('.line')];
    this.lines = new Map(lines.map((line) => [line.dataset['row'] ?? '', line]));
  }

  start(): void {
    if (!navigator.onLine) this.connection = 'away';
    for (const { row, state } of this.kept.own()) this.showKept(row, state);
    findLines(this.form);
    this.listenToThumbs();
    this.listenToConnection();
    this.show();
  }

  listenToThumbs(): void {
    const { form } = this;
    form.addEventListener('change', ({ target }) => {
      const row = (target as HTMLElement).closest<HTMLElement>('.line')?.dataset['row'];
      if (row && target instanceof HTMLInputElement && target.type === 'radio') this.mark(row, target.value);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const [row = '', state = ''] = ((event.submitter as HTMLButtonElement | null)?.value ?? '').split(':');
      if (state) this.mark(row, state, this.lines.get(row)?.dataset['settles'] ?? null);
      this.plan(0);
    });
    form.querySelector('[data-undo] button')?.addEventListener('click', () => {
      this.mark(this.last.row, this.last.before);
      offerUndo(form, null);
    });
  }

  listenToConnection(): void {
    const now = () => this.plan(0);
    for (const name of ['online', 'offline', 'pageshow']) addEventListener(name, now);
    document.addEventListener('visibilitychange', () => !document.hidden && now());
    setInterval(() => !document.hidden && now(), asking);
  }

  /** Writes a press down and shows it; it is sent once the thumb has settled. */
  mark(row: string, state: string, settles: string | null = null): void {
    const line = this.lines.get(row);
    if (!line) return;
    this.last = { row, before: lastState(this.kept, line) };
    keep(this.kept, line, state, settles);
    if (this.kept.ofRow(row).length > 0) this.showKept(row, state);
    else showState(line, state, 'As it was', false);
    offerUndo(this.form, `${nameOf(line)}: ${wordsOf(state)}`);
    this.show();
    this.plan(settling);
  }

  plan(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.talk(), wait);
  }

  /** Sends what is kept, or else asks what stands. */
  async talk(): Promise<void> {
    if (this.isSending) return;
    if (!navigator.onLine) {
      this.connection = 'away';
      return this.show();
    }
    this.isSending = true;
    const isKept = this.kept.own().length > 0;
    this.hear(isKept ? await send(this.address, this.kept) : await look(this.address));
    this.isSending = false;
    this.show();
    if (this.connection === 'ours' && this.kept.own().length > 0) this.plan(settling);
  }

  hear({ connection, lines, saved, gone }: Heard): void {
    this.connection = connection;
    for (const said of lines ?? []) {
      const line = this.lines.get(said.row);
      if (line && this.kept.ofRow(said.row).length === 0) showLine(line, said);
    }
    if (lines) this.added = lines.filter(({ row }) => !this.lines.has(row)).length;
    if (saved) say(this.form, saved === 1 ? '1 mark saved' : `${saved} marks saved`);
    if (gone) say(this.form, 'Somebody you marked is no longer on this register');
  }

  showKept(row: string, state: string): void {
    const line = this.lines.get(row);
    if (line) showState(line, state, `${wordsOf(state)}, waiting on this phone`, true);
  }

  show(): void {
    const { connection, kept, added } = this;
    showBanner(this.form, { connection, waiting: kept.own().length, others: kept.others(), added });
    countLines(this.form);
  }
}

/** What a line was before a press: the newest that is kept, or what stands. */
const lastState = (kept: KeptMarks, line: HTMLElement): string =>
  kept.ofRow(line.dataset['row'] ?? '').at(-1)?.state ?? line.dataset['state'] ?? shownState(line);

function keep(kept: KeptMarks, line: HTMLElement, state: string, settles: string | null): void {
  const row = line.dataset['row'] ?? '';
  const last = kept.ofRow(row).at(-1);
  const unsent = last && !last.sent ? last : null;
  if (unsent) kept.drop([unsent.id]);
  const stood = kept.ofRow(row).at(-1);
  const answers = settles ?? unsent?.settles ?? null;
  // A slip of the thumb that nobody has heard of yet is as if it had not been.
  if (!stood && !answers && state === line.dataset['state']) return;
  const saw = stood?.id ?? line.dataset['mark'] ?? null;
  kept.add({ id: crypto.randomUUID(), row, state, saw, settles: answers, at: Date.now() });
}

function offerUndo(form: HTMLFormElement, words: string | null): void {
  const [box, place] = ['[data-undo]', '[data-undo-words]'].map((one) =>
    form.querySelector<HTMLElement>(one),
  );
  if (!box || !place) return;
  box.hidden = words === null;
  place.textContent = words;
}

const form = document.querySelector<HTMLFormElement>('form.register');
if (form && canKeep()) new Register(form).start();
