/**
 * The Content-Security-Policy that the GraphiQL page is served with. It is the least that the page works
 * under, and it is what holds the promise that nothing comes from outside: even a picture in a schema
 * description, or GraphiQL's own preview of an address in an answer, is not fetched.
 *
 * - `script-src`, `worker-src`, `connect-src` 'self': our files, Monaco's three workers, `/graphql`.
 * - `style-src` 'unsafe-inline': Monaco writes its colours and layout as style elements and attributes.
 * - `font-src` data: GraphiQL's stylesheet carries its fonts within; 'self' is Monaco's font of icons.
 * - `img-src` data: Monaco draws its wavy underlines as pictures within; 'self' is the page's icon.
 */
export const explorerPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
