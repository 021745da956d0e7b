import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { APIContext } from 'astro';
import { visibleWords } from './words.ts';

type Component = Parameters<AstroContainer['renderToResponse']>[0];

type Asked = {
  /** Path and query, as in the address bar. */
  path?: string;
  /** Fields of a form that is sent by POST. */
  form?: Record<string, string | string[]>;
  /** A form with a file, that is sent by POST. */
  upload?: FormData;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  locals?: Partial<APIContext['locals']>;
};

export type Answer = {
  status: number;
  location: string | null;
  headers: Headers;
  html: string;
  /** The words a reader sees, spaces folded. */
  text: string;
};

// One for all pages of a file: making it takes longer than showing most of them.
let container: Promise<AstroContainer> | undefined;

/**
 * Opens an Astro page in this process, without middleware: the one place that knows the Container API,
 * which is experimental. Content collections are empty in it.
 */
export async function openPage(page: Component, asked: Asked = {}): Promise<Answer> {
  container ??= AstroContainer.create();
  const response = await (
    await container
  ).renderToResponse(page, {
    request: requestFor(asked),
    params: asked.params ?? {},
    locals: (asked.locals ?? {}) as APIContext['locals'],
    routeType: 'page',
    partial: false,
  });
  const html = await response.text();
  const { status, headers } = response;
  return { status, headers, html, text: visibleWords(html), location: headers.get('location') };
}

function requestFor({ path = '/', form, upload, headers = {} }: Asked): Request {
  const url = new URL(path, 'http://localhost:4321');
  if (upload) return new Request(url, { method: 'POST', body: upload, headers: { origin: url.origin } });
  if (!form) return new Request(url, { headers });
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const each of [value].flat()) body.append(name, each);
  }
  return new Request(url, { method: 'POST', body, headers: { origin: url.origin, ...headers } });
}
