import type { RequestHandler } from 'express';

/**
 * What every answer is sent with. Answers are data, so that a browser that shows one as a page may load and run nothing,
 * and no other page may frame it or take it up as its own picture or script. To a page that CORS allows, the last does
 * not apply. What is a page (GraphiQL) puts its own policy in the place of this one.
 */
export const SECURITY_HEADERS = [
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
] as const;

/**
 * Puts the headers of security onto every answer.
 * @param hstsSeconds how long browsers are to reach this host over HTTPS alone; 0 says nothing of it
 */
export const securityHeaders = (hstsSeconds: number): RequestHandler => {
  const headers: readonly (readonly [string, string])[] = [
    ...SECURITY_HEADERS,
    ...(hstsSeconds === 0 ? [] : [['strict-transport-security', `max-age=${String(hstsSeconds)}`] as const]),
  ];
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
};
