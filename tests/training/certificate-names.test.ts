import { expect, it } from 'vitest';
import { newNumber } from '#lib/training/certificates/number.ts';
import { certificatePdf } from '#lib/training/certificates/render.ts';

const press = { teamName: 'Prevent in the Eastern region', publicUrl: new URL('https://concord.example') };

const facesFor = async (personName: string): Promise<string[]> => {
  const pdf = await certificatePdf(
    {
      ...{ number: newNumber(), personName, courseTitle: 'Making a good referral', minutes: 90 },
      attendedOn: Temporal.PlainDate.from('2026-12-03'),
      issuedAt: Temporal.Instant.from('2026-12-04T12:00:00Z'),
      refresherDueOn: null,
    },
    press,
  );
  return [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/BaseFont \/[A-Z]+\+(\w+)/g),
  ].map(([, face]) => face!);
};

it.each([
  ['Amina Khan', null],
  ['নুসরাত জাহান', 'NotoSansBengali'],
  ['ਹਰਪ੍ਰੀਤ ਕੌਰ', 'NotoSansGurmukhi'],
  ['Оксана Коваль', 'NotoSans'],
  ['أمينة خان', 'NotoSansArabic'],
])('a certificate names %s in the letters of that name', async (name, face) => {
  const faces = await facesFor(name);
  expect(faces.length).toBeGreaterThan(0);
  if (face) expect(faces.some((one) => one.startsWith(face))).toBe(true);
  else expect(faces.every((one) => one.startsWith('Atkinson'))).toBe(true);
});
