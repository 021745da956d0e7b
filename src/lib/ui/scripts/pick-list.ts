// Shows of a long list what holds the words that are typed above it, and what is chosen. Without this script a button
// asks the server for the same.
const plain = (text: string): string => text.normalize('NFKD').toLowerCase();

function sift(list: HTMLElement, typed: string): void {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const items = [...list.querySelectorAll<HTMLElement>('[data-words]')];
  for (const item of items) {
    const isChosen = item.querySelector('input')?.checked ?? false;
    item.hidden = !isChosen && !words.every((word) => plain(item.dataset['words'] ?? '').includes(word));
  }
  const found = list.querySelector('[data-found]');
  const shown = items.filter(({ hidden }) => !hidden).length;
  if (found) found.textContent = typed ? `${shown} of ${items.length} shown` : '';
}

export {};

for (const list of document.querySelectorAll<HTMLElement>('[data-pick]')) {
  const box = list.querySelector<HTMLInputElement>('[data-finds]');
  box?.addEventListener('input', () => sift(list, box.value));
  // Enter in this box would save the whole form.
  box?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
}
