// Keeps the register by touch: each press is written on the phone first and sent when there is a connection.
// Without this script the register is a form with one button.
import { canKeep, keptMarks, type KeptMarks } from './register-kept.ts';
import { nameOf, showLine, shownState, showState, wordsOf } from './register-line.ts';
import { type Connection, look, send } from './register-sending.ts';
import { countLines, findLines, say, showBanner } from './register-view.ts';

/** So long a thumb may change its mind before a press is sent, and so often others' marks are asked for. */
const [settling, asking] = [700, 15_000];

function keepRegister(form: HTMLFormElement): void {
  const { key = '', officer = '', marks: address = '' } = form.dataset;
  const kept = keptMarks(key, officer);
  const lines = new Map(
    [...form.querySelectorAll<HTMLElement>('.line')].map((line) => [line.dataset['row'] ?? '', line]),
  );
  const undone: { row: string; before: string } = { row: '', before: '' };
  let connection: Connection = navigator.onLine ? 'ours' : 'away';
  let [isSending, added] = [false, 0];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    showBanner(form, { connection, waiting: kept.own().length, others: kept.others(), added });
    countLines(form);
  };

  const talk = async () => {
    if (isSending) return;
    if (!navigator.onLine) {
      connection = 'away';
      return show();
    }
    isSending = true;
    const isKept = kept.own().length > 0;
    const heard = isKept ? await send(address, kept) : await look(address);
    isSending = false;
    connection = heard.connection;
    for (const said of heard.lines ?? []) {
      const line = lines.get(said.row);
      if (line && kept.ofRow(said.row).length === 0) showLine(line, said);
    }
    if (heard.lines) added = heard.lines.filter(({ row }) => !lines.has(row)).length;
    if (heard.saved) say(form, heard.saved === 1 ? '1 mark saved' : `${heard.saved} marks saved`);
    if (heard.gone) say(form, 'Somebody you marked is no longer on this register');
    show();
    const isMore = connection === 'ours' && kept.own().length > 0;
    if (isMore) plan(settling);
  };

  const plan = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void talk(), wait);
  };

  const mark = (row: string, state: string, settles: string | null = null) => {
    const line = lines.get(row);
    if (!line) return;
    Object.assign(undone, { row, before: lastState(kept, line) });
    keep(kept, line, state, settles);
    const isKept = kept.ofRow(row).length > 0;
    showState(line, state, isKept ? `${wordsOf(state)}, waiting on this phone` : 'As it was', isKept);
    offerUndo(form, `${nameOf(line)}: ${wordsOf(state)}`);
    show();
    plan(settling);
  };

  form.addEventListener('change', ({ target }) => {
    const row = (target as HTMLElement).closest<HTMLElement>('.line')?.dataset['row'];
    if (row && target instanceof HTMLInputElement && target.type === 'radio') mark(row, target.value);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [row = '', state = ''] = ((event.submitter as HTMLButtonElement | null)?.value ?? '').split(':');
    if (state) mark(row, state, lines.get(row)?.dataset['settles'] ?? null);
    plan(0);
  });
  form.querySelector('[data-undo] button')?.addEventListener('click', () => {
    const { row, before } = undone;
    mark(row, before);
    offerUndo(form, null);
  });
  for (const name of ['online', 'pageshow']) addEventListener(name, () => plan(0));
  addEventListener('offline', () => {
    connection = 'away';
    show();
  });
  document.addEventListener('visibilitychange', () => !document.hidden && plan(0));
  setInterval(() => !document.hidden && plan(0), asking);

  for (const one of kept.own()) {
    const line = lines.get(one.row);
    if (line) showState(line, one.state, `${wordsOf(one.state)}, waiting on this phone`, true);
  }
  findLines(form);
  show();
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
if (form && canKeep()) keepRegister(form);
