// Puts a picture into a box for Markdown where the cursor stands: one that is sent here, dropped on the box, or here
// already. Without script its sign is copied from the page of the pictures.
type Answer = { sign: string } | { errors: Readonly<Record<string, string>> };

const failed = { errors: { file: 'It could not be sent. Look at your connection, then try again' } };

async function send(address: string, file: File | undefined, alt: string): Promise<Answer> {
  const body = new FormData();
  body.set('alt', alt);
  if (file) body.set('file', file);
  const answer = await fetch(address, {
    method: 'POST',
    body,
    headers: { accept: 'application/json' },
  }).catch(() => null);
  if (!answer || answer.redirected) return failed;
  return (await answer.json().catch(() => failed)) as Answer;
}

type Typing = { execCommand?: (command: 'insertText', showsUi: false, text: string) => boolean };

/** A picture stands on lines of its own. */
function put(box: HTMLTextAreaElement, sign: string): void {
  const { value, selectionStart: from, selectionEnd: to } = box;
  const before = from > 0 && !value.slice(0, from).endsWith('\n\n') ? '\n\n' : '';
  const after = value.slice(to).startsWith('\n') ? '\n' : '\n\n';
  box.focus();
  // Unlike setting the value, this can be undone with the keys for it. The standard has no other way to it, and
  // speaks of taking this one away.
  if (!(document as Typing).execCommand?.('insertText', false, before + sign + after)) {
    box.setRangeText(before + sign + after, from, to, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

for (const panel of document.querySelectorAll<HTMLDetailsElement>('[data-put-picture]')) {
  const box = document.querySelector<HTMLTextAreaElement>(`#${panel.dataset['putPicture']}`)!;
  const file = panel.querySelector<HTMLInputElement>('input[type=file]')!;
  const alt = panel.querySelector<HTMLInputElement>('input[type=text]')!;
  const button = panel.querySelector<HTMLButtonElement>('[data-put]')!;
  const said = panel.querySelector<HTMLElement>('[role=status]')!;
  const say = (words: string, field?: HTMLInputElement) => {
    said.textContent = words;
    said.toggleAttribute('data-wrong', field !== undefined);
    for (const one of [file, alt]) one.setAttribute('aria-invalid', String(one === field));
    field?.focus();
  };
  const isIn = (sign: string, words: string) => {
    panel.open = false;
    put(box, sign);
    say(words);
  };

  panel.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    say('Sending the picture');
    const answer = await send(panel.dataset['address']!, file.files?.[0], alt.value);
    button.disabled = false;
    if ('errors' in answer) {
      const { file: ofFile, alt: ofAlt = '' } = answer.errors;
      return say(ofFile ?? ofAlt, ofFile ? file : alt);
    }
    file.value = alt.value = '';
    isIn(answer.sign, 'The picture stands in the text');
  });
  alt.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    // It is a field of the panel: Enter must not save the whole page.
    event.preventDefault();
    button.click();
  });
  panel.addEventListener('click', ({ target }) => {
    const sign = (target as HTMLElement).closest<HTMLElement>('[data-sign]')?.dataset['sign'];
    if (sign) isIn(sign, 'The picture stands in the text');
  });
  box.addEventListener('drop', (event) => {
    const dropped = event.dataTransfer?.files;
    if (!dropped || dropped.length === 0) return;
    event.preventDefault();
    file.files = dropped;
    panel.open = true;
    say('Say what it shows, then put it in');
    alt.focus();
  });
  box.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
}
