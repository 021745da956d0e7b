import type { Connection } from './register-sending.ts';
import { shownState } from './register-line.ts';

/** Says something to whoever listens to the page. */
export function say(form: HTMLElement, words: string): void {
  const place = form.querySelector<HTMLElement>('p[data-said]');
  if (place) place.textContent = words;
}

const linesOf = (form: HTMLElement) => [...form.querySelectorAll<HTMLElement>('.line')];

/** Counts what the lines show, saved or not. */
export function countLines(form: HTMLElement): void {
  const states = linesOf(form).map(shownState);
  const number = (wanted: string) => states.filter((state) => state === wanted).length;
  const counts: Record<string, number> = {
    present: number('present'),
    part: number('part'),
    apologies: number('apologies'),
    absent: number('absent'),
    unmarked: number('none'),
    here: number('present') + number('part'),
    total: states.length,
  };
  for (const place of document.querySelectorAll<HTMLElement>('[data-count]'))
    place.textContent = String(counts[place.dataset['count'] ?? ''] ?? '');
}

type Standing = { connection: Connection; waiting: number; others: number; added: number };

const marks = (count: number) => (count === 1 ? '1 mark waits' : `${count} marks wait`);

/** Tells how the phone stands to the site, where that is not as it should be. */
export function showBanner(form: HTMLFormElement, { connection, waiting, others, added }: Standing): void {
  const banner = form.querySelector<HTMLElement>('[data-banner]');
  if (!banner) return;
  const said = [
    ...connectionWords(form, connection, waiting),
    ...(others > 0 ? [[`${marks(others)} on this phone for a colleague to sign in and send.`]] : []),
    ...(added > 0
      ? [
          [
            added === 1 ? '1 person was added. ' : `${added} people were added. `,
            link(location.href, 'Show them'),
          ],
        ]
      : []),
  ];
  const text = said.map((parts) => parts.map(plain).join('')).join(' ');
  if ((banner.dataset['text'] ?? '') === text) return;
  banner.dataset['text'] = text;
  banner.hidden = said.length === 0;
  banner.replaceChildren(...said.map(paragraph));
}

function connectionWords(form: HTMLFormElement, connection: Connection, waiting: number) {
  const held = waiting > 0 ? `${marks(waiting)} on this phone.` : 'What you mark is kept on this phone.';
  if (connection === 'away') return [[`No connection: ${held[0]?.toLowerCase()}${held.slice(1)}`]];
  if (connection === 'closed')
    return [[`This register is not open to you any more.${waiting > 0 ? ` ${held}` : ''}`]];
  if (connection === 'ours') return [];
  return [[`You are signed out. ${held} `, link(form.dataset['signIn'] ?? '', 'Sign in to send them')]];
}

const plain = (part: string | HTMLElement): string => (typeof part === 'string' ? part : part.textContent);

function link(href: string, text: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent: text });
}

function paragraph(parts: (string | HTMLElement)[]): HTMLParagraphElement {
  const made = document.createElement('p');
  made.append(...parts);
  return made;
}

const folded = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Brings the box to life that finds people, and the tick that leaves only those who are not marked. */
export function findLines(form: HTMLElement): void {
  const box = form.querySelector<HTMLInputElement>('#find');
  const tick = form.querySelector<HTMLInputElement>('#only-left');
  for (const tool of form.querySelectorAll<HTMLElement>('[data-scripted]')) tool.hidden = false;
  for (const tool of form.querySelectorAll<HTMLElement>('[data-unscripted]')) tool.hidden = true;
  const narrow = () => {
    const words = folded(box?.value ?? '');
    const isWanted = (line: HTMLElement) =>
      words.every((word) => line.dataset['search']?.includes(word)) &&
      (!tick?.checked || shownState(line) === 'none');
    for (const line of linesOf(form)) line.hidden = !isWanted(line);
    const nobody = form.querySelector<HTMLElement>('[data-nobody]');
    if (nobody) nobody.hidden = linesOf(form).some((line) => !line.hidden);
  };
  box?.addEventListener('input', narrow);
  tick?.addEventListener('change', narrow);
}
