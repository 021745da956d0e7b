import type { FoundWish } from '#lib/institutions/contacts/find-wish.ts';
import { channelWords } from '#lib/institutions/contacts/words.ts';

export type WishRow = { label: string; now: string; asked: string };

const gone = 'Taken out';

/** What we hold beside what somebody says it should be, line by line; only what they changed. */
export function wishRows({ wish, contact, title }: FoundWish): WishRow[] {
  const { changes } = wish;
  if (!changes) return [];
  const rows: (WishRow | false)[] = [
    changes.name !== undefined && { label: 'Name', now: contact.name, asked: changes.name },
    changes.title !== undefined && { label: 'Main role', now: title ?? 'None', asked: changes.title },
    changes.email !== undefined && {
      label: 'Work email',
      now: contact.email ?? 'None',
      asked: changes.email ?? gone,
    },
    changes.phone !== undefined && {
      label: 'Work phone',
      now: contact.phone ?? 'None',
      asked: changes.phone ?? gone,
    },
    changes.channel !== undefined && {
      label: 'Likes to be reached',
      now: channelWords[contact.channel],
      asked: channelWords[changes.channel],
    },
  ];
  return rows.filter((row) => row !== false);
}
