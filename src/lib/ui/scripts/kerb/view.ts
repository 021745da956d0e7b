type Part = string | { href: string; text: string };

/** Says something small beside the buttons, to whoever listens too. */
export function say(form: HTMLElement, words: string): void {
  const place = form.querySelector<HTMLElement>('[data-said]');
  if (place && place.textContent !== words) place.textContent = words;
}

/** Shows above the form how the phone stands to the site, where that is not as it should be. */
export function showBanner(form: HTMLElement, parts: readonly Part[]): void {
  const banner = form.querySelector<HTMLElement>('[data-banner]');
  if (!banner) return;
  const text = parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
  if (banner.textContent.trim() === text) return;
  banner.hidden = parts.length === 0;
  const made = document.createElement('p');
  made.append(
    ...parts.map((part) =>
      typeof part === 'string'
        ? part
        : Object.assign(document.createElement('a'), { href: part.href, textContent: part.text }),
    ),
  );
  banner.replaceChildren(...(parts.length > 0 ? [made] : []));
}

/** "1 note waits on this phone" */
export const waitingWords = (count: number): string =>
  count === 1 ? '1 note waits on this phone' : `${count} notes wait on this phone`;

/** "1 note from this phone is a draft now" */
export const savedWords = (count: number): string =>
  count === 1 ? '1 note from this phone is a draft now' : `${count} notes from this phone are drafts now`;
