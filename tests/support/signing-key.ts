const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const coded = (text: string | ArrayBuffer) => Buffer.from(text as string).toString('base64url');

/** A key by which a provider signs, and what it signs with it. */
export type SigningKey = {
  jwk: object;
  /** The same token with other claims, signed again. */
  signAgain(token: string, change: (claims: Record<string, unknown>) => object): Promise<string>;
};

/** Makes a key of 2048 bits for RS256. */
export async function aSigningKey(): Promise<SigningKey> {
  const publicExponent = new Uint8Array([1, 0, 1]);
  const make = { ...rsa, modulusLength: 2048, publicExponent };
  const { privateKey } = await crypto.subtle.generateKey(make, true, ['sign', 'verify']);
  // What the half is for is said by `use`: the operations of the private half would be shown with the public one.
  const { key_ops: _, ext: __, ...jwk } = await crypto.subtle.exportKey('jwk', privateKey);
  const signAgain: SigningKey['signAgain'] = async (token, change) => {
    const [head = '', body = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const signed = `${head}.${coded(JSON.stringify(change(claims)))}`;
    return `${signed}.${coded(await crypto.subtle.sign(rsa, privateKey, Buffer.from(signed)))}`;
  };
  return { jwk: { ...jwk, use: 'sig', alg: 'RS256' }, signAgain };
}
