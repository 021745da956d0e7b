// An entry that may move can be dragged to another day of the table: that opens its move page with the day filled in,
// where it is confirmed or left. Nothing is saved by dropping. Without this script, and by keyboard, its "Move" link
// leads to the same page.
const table = document.querySelector<HTMLTableElement>('[data-calendar]');
let dragged: HTMLElement | null = null;
let over: HTMLElement | null = null;

const element = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement ? target : target instanceof Node ? target.parentElement : null;

const dayUnder = (event: Event): HTMLElement | null =>
  element(event.target)?.closest<HTMLElement>('td[data-on]') ?? null;

function mark(day: HTMLElement | null): void {
  over?.classList.remove('is-over');
  over = day;
  over?.classList.add('is-over');
}

/** The first day of an entry that was dropped, or null where it lies there already. */
function dropped(entry: HTMLElement, day: HTMLElement): string | null {
  const from = entry.closest<HTMLElement>('td[data-on]')?.dataset['on'];
  const to = day.dataset['on'];
  const starts = entry.dataset['starts']?.slice(0, 10);
  if (!from || !to || !starts || from === to) return null;
  // One that lasts for days may be taken by any of them: it moves by as many days as it was dragged.
  const days = Date.parse(to) - Date.parse(from);
  return new Date(Date.parse(starts) + days).toISOString().slice(0, 10);
}

function confirm(entry: HTMLElement, day: HTMLElement): void {
  const link = entry.querySelector<HTMLAnchorElement>('a.move');
  const on = dropped(entry, day);
  if (!link || !on) return;
  const address = new URL(link.href);
  address.searchParams.set('on', on);
  location.assign(address);
}

for (const entry of table?.querySelectorAll<HTMLElement>('[data-moves]') ?? []) entry.draggable = true;
table?.addEventListener('dragstart', (event) => {
  dragged = element(event.target)?.closest<HTMLElement>('[data-moves]') ?? null;
  event.dataTransfer?.setData('text/plain', dragged?.querySelector('.what')?.textContent ?? '');
});
table?.addEventListener('dragover', (event) => {
  const day = dragged && dayUnder(event);
  if (!day) return;
  event.preventDefault();
  mark(day);
});
table?.addEventListener('drop', (event) => {
  const day = dayUnder(event);
  if (!dragged || !day) return;
  event.preventDefault();
  confirm(dragged, day);
});
table?.addEventListener('dragend', () => {
  dragged = null;
  mark(null);
});
