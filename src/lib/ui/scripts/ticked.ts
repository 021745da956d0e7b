// The button counts what is ticked; without script it says how many were ticked when the page came.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-verb]')) {
  form.addEventListener('change', () => {
    const count = form.querySelectorAll('input[type=checkbox]:checked').length;
    const words = form.querySelector('[data-count]');
    if (words)
      words.textContent = `${form.dataset['verb']} ${count === 1 ? '1 session' : `${count} sessions`}`;
  });
}
