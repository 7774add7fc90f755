import express, { type RequestHandler, type Response } from 'express';
import { SIGNATURE_HEADER } from './signature';
import { SignatureError, type Verifier } from './verify';

const refuse = (response: Response, { message }: SignatureError): void => {
  // A body that nobody reads is not waited for.
  response
    .status(401)
    .set('connection', 'close')
    .type('application/graphql-response+json')
    .json({ errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] });
};

/**
 * Reads the JSON body of an operation, of a bounded size. With a verifier, only that of a signed request: all others get
 * 401 with the code UNAUTHENTICATED, most of them before their body is read.
 * @param limit the largest body, as `8mb`
 */
export const readOperation = (limit: string, verifier?: Verifier): RequestHandler => {
  if (verifier === undefined) return express.json({ limit });
  const unchecked = new WeakMap<object, (body: Buffer) => void>();
  const read: RequestHandler = express.json({
    limit,
    inflate: false,
    verify: (request, _response, body) => {
      unchecked.get(request)?.(body);
      unchecked.delete(request);
    },
  });
  return (request, response, next) => {
    const { method, originalUrl: path } = request;
    try {
      const claim = verifier.claimOf(request.get(SIGNATURE_HEADER));
      unchecked.set(request, (body) => {
        verifier.check(claim, { method, path, body });
      });
    } catch (error) {
      refuse(response, error as SignatureError);
      return;
    }
    read(request, response, (error?: unknown) => {
      if (error instanceof SignatureError) refuse(response, error);
      else if (error !== undefined) next(error);
      // What is not read as JSON was not checked.
      else if (unchecked.has(request)) refuse(response, new SignatureError('Only JSON is read.'));
      else next();
    });
  };
};
