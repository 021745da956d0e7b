// Without script the browser's own field takes a click, a key and, on most computers, a file dropped on it. This makes
// the place to drop it large, and says which file it is and whether it is too large before it travels.
const sizeWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

for (const place of document.querySelectorAll<HTMLElement>('[data-file-drop]')) {
  const input = place.querySelector<HTMLInputElement>('input[type=file]')!;
  const words = place.querySelector<HTMLElement>('[data-file-words]')!;
  const most = Number(place.dataset['maxBytes']);

  const say = () => {
    const [file] = input.files ?? [];
    const isLarge = file !== undefined && file.size > most;
    const about = file ? `${file.name}, ${sizeWords(file.size)}` : '';
    words.textContent = isLarge ? `${about}: larger than ${sizeWords(most)}. Choose a smaller one` : about;
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    place.toggleAttribute('data-over', true);
  };
  const away = () => place.toggleAttribute('data-over', false);

  input.addEventListener('change', say);
  place.addEventListener('dragover', over);
  place.addEventListener('dragleave', away);
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    away();
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    const chosen = new DataTransfer();
    chosen.items.add(file);
    input.files = chosen.files;
    say();
  });
  say();
}
