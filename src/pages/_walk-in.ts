import { z } from 'astro/zod';
import { findByLabel } from '#lib/institutions/find.ts';
import { type SectorWithTypes, sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { emailAddress, line } from '#lib/web/fields.ts';
import { readId } from '#lib/web/read-id.ts';
import type { WalkIn } from '#lib/training/attendance/walk-in.ts';

const token = z.uuid({ error: 'Open the form again' });
const type = z.string().max(60).optional();
const role = z.string().max(60).optional();

/** What is asked of somebody who came without a place; an officer may leave the address out. */
export const walkInForm = z.object({
  token,
  name: line('their full name', 120),
  email: emailAddress('their work email address, or leave it empty').optional(),
  organisation: line('where they work'),
  type,
  role,
});

/** The same for people who check themselves in. */
export const joinForm = z.object({
  token,
  name: line('your full name', 120),
  email: emailAddress('your work email address'),
  organisation: line('where you work'),
  type,
  role,
  website: z.string().optional(),
});

type Typed = {
  token: string;
  name: string;
  email?: string | undefined;
  organisation: string;
  type?: string | undefined;
  role?: string | undefined;
};

/** Somebody as they are written down; null when what kind their organisation is has to be asked. */
export async function walkInOf(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  typed: Typed,
): Promise<WalkIn | null> {
  const known = await findByLabel(db, typed.organisation);
  const sectors = await sectorsWithTypes(db, now);
  const isType = (code: string) => sectors.some(({ types }) => types.some((one) => one.code === code));
  const typeCode = known?.typeCode ?? (typed.type && isType(typed.type) ? typed.type : null);
  if (!typeCode) return null;
  const organisation = {
    name: known?.name ?? typed.organisation,
    institutionId: known?.id ?? null,
    typeCode,
  };
  return {
    token: readId<'attendance'>(typed.token)!,
    name: typed.name,
    email: typed.email ?? null,
    organisation,
    roleCode: typed.role ?? null,
  };
}

/** The kinds of organisation as a grouped choice. */
export const typeGroups = (sectors: readonly SectorWithTypes[]) =>
  sectors.map(({ label, types }) => ({
    text: label,
    options: types.map(({ code, label: text }) => ({ value: code, text })),
  }));
