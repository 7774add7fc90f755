const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A table in Markdown, in the layout that the formatter leaves alone. */
export const tableOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const cells = [heads, ...rows].map((row) => row.map(cell));
  const widths = heads.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[], fill = ' '): string =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [
    line(head),
    line(
      heads.map(() => ''),
      '-',
    ),
    ...body.map((row) => line(row)),
  ].join('\n');
};

/** What every generated page says of itself. */
export const generatedNote = (source: string): string =>
  `<!-- Made by \`npm run docs\` from ${source}. Change it there. -->`;
