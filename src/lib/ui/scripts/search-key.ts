// "/" goes to the search box, from anywhere that is not a field itself.
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const where = event.target as HTMLElement;
  if (where.isContentEditable || /^(?:input|textarea|select)$/i.test(where.tagName)) return;
  const box = document.querySelector<HTMLInputElement>('#find');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
