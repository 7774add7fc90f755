import { every, some, sql, type Sql } from '../../common/database/sql';
import { InputError } from '../../common/errors';
import { filledText, type Given } from '../../common/reading/filter';
import type { Reader } from '../../common/reading/loaders';
import type { Listing } from '../../common/reading/listing';
import { readOnce } from '../../common/reading/read-once';
import type { RowOf } from '../../common/table';
import { wordsAsked, type WordAsked } from '../derive/words';
import { entries } from '../tables';
import { entriesShown, entryConditions, type EntryFilter } from './entries';

/** The most words that one search looks for. */
const MOST_WORDS = 10;

/** A text that sorts after every word that begins with the given one, bytewise. */
const afterAll = (beginning: string): string => `${beginning}\u{10FFFF}`;

/** Whether the entries of an answer hold every word of the text, or only most of them since none holds every one. */
export type Matched = 'ALL_WORDS' | 'SOME_WORDS';

/** What a search finds; `matched` is null where no entry holds any of the words. */
export interface Search {
  readonly listing: Listing<RowOf<typeof entries>>;
  readonly matched: Matched | null;
}

/**
 * The entries that hold a word, once each: whether it stands in a name, whether it is there whole, and whether it is
 * there as an abbreviation that looks like a plural.
 */
const holding = ({ typed, word }: WordAsked, isLast: boolean): Sql => {
  const whole = sql('word IN (?, ?)', word, typed);
  const where = isLast ? some([whole, sql('word >= ? AND word < ?', typed, afterAll(typed))]) : whole;
  return {
    text:
      `SELECT entry_id, 1 AS found, max(CASE WHEN sort = 'NAME' THEN 1 ELSE 0 END) AS named, 0 AS whole_name, ` +
      `max(CASE WHEN ${whole.text} THEN 1 ELSE 0 END) AS whole, ` +
      `max(CASE WHEN word = ? AND word <> ? THEN 1 ELSE 0 END) AS abbreviated ` +
      `FROM words WHERE sort <> 'WHOLE_NAME' AND (${where.text}) GROUP BY entry_id`,
    values: [...whole.values, typed, word, ...where.values],
  };
};

const named = (name: string): Sql =>
  sql(
    `SELECT entry_id, 0 AS found, 0 AS named, 1 AS whole_name, 0 AS whole, 0 AS abbreviated FROM words
     WHERE sort = 'WHOLE_NAME' AND word = ?`,
    name,
  );

const union = (queries: readonly Sql[]): Sql => ({
  text: queries.map(({ text }) => text).join(' UNION ALL '),
  values: queries.flatMap(({ values }) => values),
});

/** The words that a search looks for. */
const searched = (text: string): readonly WordAsked[] => {
  const words = wordsAsked(filledText(text, 'text'));
  if (words.length === 0) {
    throw new InputError('BAD_FILTER', 'The text holds no word that can be looked for.', 'text');
  }
  if (words.length > MOST_WORDS) {
    throw new InputError('BAD_FILTER', `Look for at most ${String(MOST_WORDS)} words at once.`, 'text');
  }
  return words;
};

/** The entries that hold any of the words, with how many and how well. */
const found = (words: readonly WordAsked[]): Sql => {
  const terms = words.map((word, index) => holding(word, index === words.length - 1));
  const hits = union([...terms, named(words.map(({ word }) => word).join(' '))]);
  return {
    ...hits,
    text: `SELECT entries.*, hits.words_found, hits.whole_name, hits.whole_words, hits.abbreviations, hits.words_in_name
       FROM entries JOIN (
         SELECT entry_id, CAST(sum(found) AS integer) AS words_found, CAST(max(whole_name) AS integer) AS whole_name,
           CAST(sum(whole) AS integer) AS whole_words, CAST(sum(abbreviated) AS integer) AS abbreviations,
           CAST(sum(named) AS integer) AS words_in_name
         FROM (${hits.text}) AS terms GROUP BY entry_id
       ) AS hits ON hits.entry_id = entries.id`,
  };
};

/**
 * The entries that hold every word of a text, the last of which may be the beginning of one; where the view and the
 * filter leave none, those that hold the most. First those that the text names in full, then those with more of the
 * words whole, then those with abbreviations as typed, then by how many of the words stand in their names, then the
 * latest.
 * @throws {InputError} BAD_FILTER where the text holds no word, or too many
 */
export const search = async (reader: Reader, text: string, filter: Given<EntryFilter>): Promise<Search> => {
  const words = searched(text);
  const from = found(words);
  const shown = entriesShown(reader.view);
  const which = every(entryConditions(filter));
  const where = every([shown, which]);
  const counting = {
    text: `SELECT max(words_found) AS most FROM (${from.text}) AS listed WHERE ${where.text}`,
    values: [...from.values, ...where.values],
  };
  const most = await readOnce(reader, counting, ([row]) => Number(row?.['most'] ?? 0));
  const listing: Listing<RowOf<typeof entries>> = {
    table: entries,
    from,
    where: [which, sql('words_found = ?', most)],
    sort: ['whole_name', 'whole_words', 'abbreviations', 'words_in_name', 'ordered_on'].map((column) => ({
      column,
      descending: true,
    })),
    shown,
  };
  if (most === 0) return { listing, matched: null };
  return { listing, matched: most === words.length ? 'ALL_WORDS' : 'SOME_WORDS' };
};
