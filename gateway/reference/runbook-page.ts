import { catalogue } from '../errors';
import { operatorAdvice, type OperatorAdvice } from './operator-advice';

const BEGIN =
  '<!-- From here to the end: made by `npm run docs` from gateway/reference/operator-advice.ts. -->';

const advice: Readonly<Record<string, OperatorAdvice | undefined>> = operatorAdvice;

const entry = (code: string, when: string): string => {
  const { means, look, todo } = advice[code] ?? { means: '', look: '', todo: '' };
  return `### ${code}\n\n${when}\n\n- **It means**: ${means}\n- **Look at**: ${look}\n- **Do**: ${todo}\n`;
};

/**
 * The runbook with its error codes as the catalogue has them.
 * @param text the page as it is: what people wrote stands before the first generated line, and stays
 */
export const runbookPage = (text: string): string => {
  const [written = ''] = text.split(BEGIN);
  const entries = catalogue.map(({ code, when }) => entry(code, when));
  return `${written}${BEGIN}\n\n${entries.join('\n')}`;
};
