import type { Db } from '#db/client.ts';
import { date } from '#lib/dates.ts';
import { openLink, sealedLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import type { Certificate, Trained } from './row.ts';

/** A certificate and who booked the place of its holder; null for a walk-in. */
export type Holder = { certificate: Certificate; booker: Trained['booker'] };

/** The kind of attachment that is a certificate, made when the mail leaves. */
export const certificateAttachment = 'certificate';

/**
 * Sends certificates: to each person with an address of their own, with the file; and for all the others one mail
 * to whoever booked for them. Who walked in and left no address gets theirs from an officer.
 *
 * @param replaces the number that the certificate stands in for
 */
export async function tellHolders(
  tx: Db,
  holders: readonly Holder[],
  now: Temporal.Instant,
  replaces: string | null = null,
): Promise<void> {
  for (const { certificate } of holders)
    if (certificate.personEmail) await tellHolder(tx, certificate, replaces, now);
  const others = holders.filter(({ certificate, booker }) => !certificate.personEmail && booker);
  for (const group of Map.groupBy(others, ({ booker }) => booker!.id).values())
    await tellBooker(tx, group, now);
}

const fileLink = ({ keySealed }: Certificate) =>
  sealedLink('/certificates/files/{key}/certificate.pdf', keySealed);

/** What a mail says we keep of a certificate. */
export const keepWords = ({ attendedOn }: Pick<Certificate, 'attendedOn'>): string =>
  `We keep this certificate until ${date(attendedOn.add({ years: 3 }))}, then take the name off it.`;

async function tellHolder(tx: Db, one: Certificate, replaces: string | null, now: Temporal.Instant) {
  const due = one.refresherDueOn;
  await queueMail(
    tx,
    {
      template: 'certificate-ready',
      to: addressOf(one),
      fields: {
        ...trainedFields(one),
        refresherWords: due ? `A refresher is due by ${date(due)}. We will remind you.` : null,
        replacesWords: replaces ? `It stands in for ${replaces}, which is no longer valid.` : null,
        fileUrl: fileLink(one),
        checkUrl: openLink(`/certificates/${one.number}`),
      },
      attachment: { kind: certificateAttachment, id: one.id },
      about: { entity: 'certificate', id: one.id },
    },
    now,
  );
}

async function tellBooker(tx: Db, group: readonly Holder[], now: Temporal.Instant) {
  const [{ booker, certificate: first }] = group as readonly [Holder];
  await queueMail(
    tx,
    {
      template: 'certificates-ready',
      to: { name: booker!.name, email: booker!.email },
      fields: {
        name: booker!.name,
        courseTitle: first.courseTitle,
        date: date(first.attendedOn),
        keepWords: keepWords(first),
        people: group.map(({ certificate: one }) => ({
          personName: one.personName ?? '',
          number: one.number,
          fileUrl: fileLink(one),
        })),
        checkUrl: openLink('/certificates'),
      },
      about: { entity: 'booking', id: booker!.id },
    },
    now,
  );
}

/** What every mail about a certificate says of it. */
export const trainedFields = (one: Certificate) => ({
  name: one.personName ?? 'colleague',
  courseTitle: one.courseTitle,
  date: date(one.attendedOn),
  number: one.number,
  keepWords: keepWords(one),
});

/** To whom a certificate goes. */
export const addressOf = (one: Certificate) => ({
  name: one.personName ?? 'colleague',
  email: one.personEmail ?? '',
});
