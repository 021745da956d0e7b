// Suggests organisations while somebody types, and fills in the kind of one that is chosen where it is asked for.
type Organisation = { label: string; typeCode: string };

const options = document.querySelector<HTMLDataListElement>('#organisations');
const fields = document.querySelectorAll<HTMLInputElement>('input[list=organisations]');
const type = document.querySelector<HTMLSelectElement>('#type');
const known = new Map<string, Organisation>();
let asked = '';

async function suggest(text: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150));
  if (asked !== text) return;
  const answer = await fetch(`${options?.dataset['from']}?q=${encodeURIComponent(text)}`).catch(() => null);
  if (!answer?.ok || asked !== text) return;
  const found = (await answer.json()) as Organisation[];
  for (const one of found) known.set(one.label, one);
  options?.replaceChildren(
    ...found.map(({ label }) => Object.assign(document.createElement('option'), { value: label })),
  );
}

for (const field of fields)
  field.addEventListener('input', () => {
    const text = field.value.trim();
    const chosen = known.get(text);
    if (chosen && type && !type.value) type.value = chosen.typeCode;
    else if (!chosen && text.length >= 3 && text !== asked) {
      asked = text;
      void suggest(text);
    }
  });

export {};
