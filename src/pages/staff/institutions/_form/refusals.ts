import type { AddRefusal } from '#lib/institutions/add.ts';
import type { EditRefusal } from '#lib/institutions/edit.ts';
import { type IdentifierKind, identifierKinds, identifiers } from '#lib/institutions/identifiers.ts';
import type { Mistakes } from '#lib/web/form.ts';

const changed =
  'Somebody changed this record since you opened it. What you typed is kept: look at what differs, then save again if it still holds';

/** The field and the sentence of each refusal to keep what was typed of an institution. */
export function refusalOf(reason: AddRefusal | EditRefusal): Mistakes {
  const kind = identifierKinds.find((one) => reason === (`${one} taken` satisfies `${IdentifierKind} taken`));
  if (kind)
    return {
      [kind]: `Another record has this ${identifiers[kind].label.replace(/^C/, 'c')}: check it, or look for that record`,
    };
  return { name: reason === 'no such institution' ? 'This record is not there any more' : changed };
}
