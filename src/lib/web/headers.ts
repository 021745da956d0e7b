const policy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const unused = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'midi',
  'payment',
  'usb',
  'browsing-topics',
];

/**
 * The headers that go with every answer.
 *
 * @param https whether the public reaches the site over TLS
 */
export function securityHeaders(https: boolean): Record<string, string> {
  return {
    'Content-Security-Policy': https ? `${policy}; upgrade-insecure-requests` : policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Private links are in addresses, so no other site may learn them. Stricter than this, browsers send
    // "Origin: null" with our own forms.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(https ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}
