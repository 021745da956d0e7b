/** What the site says of a line. */
export type Line = {
  row: string;
  mark: string | null;
  state: string;
  words: string;
  settles: string | null;
  conflict: string | null;
  choices: { state: string; text: string }[];
};

const stateWords: Record<string, string> = {
  present: 'present',
  part: 'partly present',
  apologies: 'apologies',
  absent: 'absent',
  none: 'not marked',
};

/** "present", "not marked" */
export const wordsOf = (state: string): string => stateWords[state] ?? state;

const part = (line: HTMLElement, name: string) => line.querySelector<HTMLElement>(`[data-${name}]`);

export const nameOf = (line: HTMLElement): string => part(line, 'name')?.textContent.trim() ?? '';

/** The state that a line shows, saved or not. */
export const shownState = (line: HTMLElement): string =>
  line.querySelector<HTMLInputElement>('.states input:checked')?.value ?? 'none';

/** Shows a state on a line, and what is to be said about it. */
export function showState(line: HTMLElement, state: string, words: string, isKept: boolean): void {
  for (const input of line.querySelectorAll<HTMLInputElement>('.states input'))
    input.checked = input.value === state;
  const said = part(line, 'line-said');
  if (said && said.textContent.trim() !== words) said.textContent = words;
  line.toggleAttribute('data-kept', isKept);
}

/** Shows what the site says of a line: what stands, who else said what, and what there is to settle. */
export function showLine(line: HTMLElement, said: Line): void {
  if (line.dataset['mark'] !== (said.mark ?? undefined)) remember(line, said);
  const set = (name: string, value: string | null) =>
    value === null ? delete line.dataset[name] : (line.dataset[name] = value);
  set('mark', said.mark);
  set('settles', said.settles);
  set('state', said.state);
  showState(line, said.state, said.words, false);
  showConflict(line, said);
}

// What somebody is to be brought back to, and that something more has happened to them.
function remember(line: HTMLElement, said: Line): void {
  const [more, history] = [part(line, 'more'), part(line, 'history')];
  const item = document.createElement('li');
  item.textContent = said.words;
  history?.append(item);
  if (more) more.hidden = false;
  const undo = line.querySelector<HTMLButtonElement>('[data-undo-line]');
  if (!undo) return;
  const before = line.dataset['state'] ?? 'none';
  undo.hidden = said.state === 'none';
  undo.value = `${said.row}:${before}`;
  undo.textContent = `Undo: back to ${wordsOf(before)}`;
}

function showConflict(line: HTMLElement, { row, conflict, choices }: Line): void {
  const [box, words, place] = [part(line, 'conflict'), part(line, 'conflict-words'), part(line, 'choices')];
  if (!box || !words || !place || words.textContent.trim() === (conflict ?? '')) return;
  line.classList.toggle('line--conflict', conflict !== null);
  box.hidden = conflict === null;
  words.textContent = conflict ?? '';
  place.replaceChildren(...choices.map((choice) => button(row, choice, nameOf(line))));
}

function button(row: string, { state, text }: Line['choices'][number], name: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.className = 'govuk-button govuk-button--secondary govuk-button--small';
  made.name = 'press';
  made.value = `${row}:${state}`;
  const whose = document.createElement('span');
  whose.className = 'govuk-visually-hidden';
  whose.textContent = ` for ${name}`;
  made.append(text, whose);
  return made;
}
