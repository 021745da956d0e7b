import type { Browser } from './sessions.ts';

/** Whoever stands at the door: their browser, its cookies, and what our hashes of both are keyed with. */
export type Visitor = Browser & { cookies: string | null; secret: string; requestId: string };

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?(iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

/** What a browser says it is, in words an owner knows: "Chrome on Windows". It is a claim, and proves nothing. */
export function deviceWords(userAgent: string | null): string {
  const named = (list: typeof browsers) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  if (browser && system) return `${browser} on ${system}`;
  if (system) return `A browser on ${system}`;
  return browser ?? 'An unknown browser';
}

/** The browser of a request, from its headers and the address that our proxies vouch for. */
export const browserOf = (headers: Headers, clientAddress: string): Browser => ({
  device: deviceWords(headers.get('user-agent')),
  address: clientAddress,
});
