import { bodyOf, operations } from '../operations/index.mjs';

/** How many of the varied requests are compared. */
const COMPARED = 20;

/** The numbers of the requests of an operation that are compared. */
const compared = (operation) => (operations[operation].isVaried ? [...Array(COMPARED).keys()] : [0]);

/** The bytes of an answer, as text. */
export const ask = async (url, operation, index = 0) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: bodyOf(operation, index),
  });
  return answer.text();
};

const dataOf = (text) => {
  const { data, errors } = JSON.parse(text);
  return errors || !data ? `no data: ${text.slice(0, 300)}` : JSON.stringify(data);
};

/** What an operation should come to: the data of each request that is compared, and the bytes of the first. */
export const readReference = async (url, operation) => {
  const texts = await Promise.all(compared(operation).map((index) => ask(url, operation, index)));
  return { text: texts[0], data: texts.map(dataOf) };
};

const firstDifference = (one, other) => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `…${one.slice(Math.max(0, at - 60), at + 60)}… where …${other.slice(Math.max(0, at - 60), at + 60)}… is right`;
};

/**
 * Asks what is to be measured and compares the data with the reference.
 * @throws {Error} with the first difference
 */
export const compareAnswers = async (name, url, operation, reference) => {
  const { data } = await readReference(url, operation);
  data.forEach((each, index) => {
    if (each !== reference.data[index])
      throw new Error(
        `${name} answers ${operation} ${index} otherwise: ${firstDifference(each, reference.data[index])}`,
      );
  });
};

const AT_ONCE = 10;

/** Asks each request up to a number once, so that subgraphs that answer from memory know their parts. */
export const askAll = async (url, operation, count) => {
  let next = 0;
  const work = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await ask(url, operation, index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};
