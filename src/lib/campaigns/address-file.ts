import { qrPicture } from '#lib/pdf/qr-picture.ts';
import { templateSource } from '#lib/pdf/source.ts';

/** The address of a campaign as a code to print, in three sizes on A4, as a tagged PDF. */
export async function addressPdf({
  title,
  address,
}: {
  title: string;
  address: string;
}): Promise<Uint8Array> {
  const { typeset } = await import('#lib/pdf/engine.ts');
  const shown = address.replace(/^https?:\/\//, '');
  return typeset(templateSource('campaigns/address.typ'), { title, address, shown, qr: qrPicture(address) });
}
