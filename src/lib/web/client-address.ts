import { isIP } from 'node:net';

/**
 * The address of whoever sent a request.
 *
 * @param socketAddress the other end of the connection
 * @param forwardedFor the X-Forwarded-For header: each proxy adds on the right whom it heard from, and
 * everything left of our own proxies can be invented
 * @param trustedProxies how many proxies of ours stand in front
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const heard = (forwardedFor ?? '').split(',').map((part) => part.trim());
  const claimed = trustedProxies > 0 ? heard.at(-trustedProxies) : undefined;
  const address = claimed && isIP(claimed) ? claimed : (socketAddress ?? '');
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
