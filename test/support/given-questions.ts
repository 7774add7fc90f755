import { question, questionNames } from './questions';

/** What the questions must be given: things of the reports, and days. */
const GIVEN = {
  council: 'worcestershire',
  programme: 'worcestershire-alternative-delivery-model-programme',
  service: 'isle-of-wight-childrens-services',
  source: 'peterborough-scrutiny-2018-11-01',
  partnership: 'bhr-safeguarding-partnership',
  agreement: 'hammersmith-and-fulham-collaborative-delivery-agreement-2018',
  from: '2013-01-01',
  to: '2021-12-31',
};

/** An operation with its variables, under a name for the test. */
export interface GivenQuestion {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The questions that the graph is made to answer, each with what it must be given. */
export const givenQuestions = (): GivenQuestion[] =>
  questionNames().map((name) => {
    const query = question(name);
    const variables = Object.fromEntries(
      Object.entries(GIVEN).filter(([variable]) => query.includes(`$${variable}: `)),
    );
    return { name, query, variables };
  });
