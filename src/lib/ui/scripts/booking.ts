// Adds to the booking form what works without it too: rows appear at once, the button counts, and
// organisations are suggested while somebody types.
import './organisations.ts';

const form = document.querySelector<HTMLFormElement>('form.booking');
const list = form?.querySelector<HTMLOListElement>('.people');
const places = form?.querySelector<HTMLSelectElement>('#places');

const rows = () => [...(list?.children ?? [])] as HTMLElement[];
const inputs = (row: HTMLElement) => [
  ...row.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'),
];
const typedIn = (row: HTMLElement) => inputs(row).filter((input) => input.type !== 'hidden');

function renumber(): void {
  for (const [index, row] of rows().entries()) {
    const swap = (text: string) => text.replace(/\d+/, String(index + 1));
    for (const part of row.querySelectorAll('[id], [for], [value^="remove-"], .govuk-visually-hidden')) {
      for (const name of ['id', 'for', 'aria-describedby']) {
        const value = part.getAttribute(name);
        if (value) part.setAttribute(name, swap(value));
      }
      if (part instanceof HTMLButtonElement) part.value = `remove-${index + 1}`;
      if (part.childElementCount === 0 && /\d/.test(part.textContent))
        part.textContent = swap(part.textContent);
    }
    const remove = row.querySelector<HTMLElement>('button');
    if (remove) remove.hidden = rows().length === 1;
  }
  // Whoever waits for places gives a number alone.
  const count = list ? rows().length : Number(places?.value);
  if (places) places.value = String(count);
  const words = `${form?.dataset['verb']} ${count === 1 ? '1 place' : `${count} places`}`;
  for (const button of form?.querySelectorAll('[data-count]') ?? []) button.textContent = words;
}

function addRow(): HTMLElement | undefined {
  const row = rows().at(-1)?.cloneNode(true) as HTMLElement | undefined;
  if (!row) return undefined;
  for (const input of inputs(row)) input.value = '';
  for (const error of row.querySelectorAll('.govuk-error-message')) error.remove();
  for (const part of row.querySelectorAll(
    '.govuk-form-group--error, .govuk-input--error, .govuk-select--error',
  ))
    part.classList.remove('govuk-form-group--error', 'govuk-input--error', 'govuk-select--error');
  if (!row.querySelector('button')) {
    const button = document.createElement('button');
    Object.assign(button, {
      className: 'text-button',
      name: 'intent',
      innerHTML: 'Remove<span class="govuk-visually-hidden"> person 0</span>',
    });
    button.value = 'remove-0';
    row.append(button);
  }
  list?.append(row);
  return row;
}

form?.addEventListener('click', (event) => {
  const button = (event.target as HTMLElement).closest('button');
  const most = Number(list?.dataset['most']);
  if (button?.value === 'add' && rows().length < most)
    addRow()?.querySelector<HTMLInputElement>('input:not([type=hidden])')?.focus();
  else if (button?.value.startsWith('remove-')) button.closest('li')?.remove();
  else return;
  event.preventDefault();
  renumber();
});

places?.addEventListener('change', () => {
  const wanted = Number(places.value);
  while (rows().length < wanted && addRow());
  const isBlank = (row: HTMLElement) => typedIn(row).every((input) => input.value.trim() === '');
  for (const row of rows().reverse()) if (rows().length > wanted && isBlank(row)) row.remove();
  renumber();
});

// A browser that goes back here after booking may fetch the page anew and only type in again what was typed. The
// entry in its history keeps the token: sent again, it is the same form and shows the same booking.
const token = form?.querySelector<HTMLInputElement>('[name=token]');
const kept = history.state as { token?: string } | null;
if (token && kept?.token) token.value = kept.token;
else if (token) history.replaceState({ token: token.value }, '');

if (places && !list) renumber();
form?.classList.add('scripted');
