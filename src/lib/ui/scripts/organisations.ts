// Suggests organisations while somebody types; what we know of a chosen one fills what nobody has typed yet.
type Organisation = { label: string; typeCode: string; postcode: string | null };

const options = document.querySelector<HTMLDataListElement>('#organisations');
const fields = document.querySelectorAll<HTMLInputElement>('input[list=organisations]');
const type = document.querySelector<HTMLSelectElement>('#type');
const where = document.querySelector<HTMLInputElement>('#postcode');
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

function fill({ typeCode, postcode }: Organisation): void {
  if (type && !type.value) type.value = typeCode;
  if (where && !where.value && postcode) where.value = postcode;
}

for (const field of fields)
  field.addEventListener('input', () => {
    const text = field.value.trim();
    const chosen = known.get(text);
    if (chosen) fill(chosen);
    else if (text.length >= 3 && text !== asked) {
      asked = text;
      void suggest(text);
    }
  });

export {};
