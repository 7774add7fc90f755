import { GraphQLError } from 'graphql';

/**
 * Checks that an answer is no larger than is sent.
 * @param bytes how large it is, as UTF-8
 * @throws {GraphQLError} ANSWER_TOO_LARGE where it is larger
 */
export const checkAnswerBytes = (bytes: number, mostBytes: number): void => {
  if (bytes <= mostBytes) return;
  throw new GraphQLError(
    `The answer would be ${String(bytes)} bytes long; at most ${String(mostBytes)} are sent. Ask for shorter pages, fewer fields, or fewer lists within lists.`,
    {
      extensions: {
        code: 'ANSWER_TOO_LARGE',
        limit: mostBytes,
        value: bytes,
        unit: 'bytes',
        http: { status: 400 },
      },
    },
  );
};
