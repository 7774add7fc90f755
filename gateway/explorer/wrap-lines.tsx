import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/**
 * Wraps long lines in the query and variable editors, as GraphiQL itself does only in the answer. Comments
 * stay readable beside an open panel. It also mends a fault seen with Monaco 0.52 in Chromium 156: once
 * lines that had run past the edge were deleted, the text that remained was no longer painted.
 */
export function WrapLines(): null {
  const { queryEditor, variableEditor } = useGraphiQL(({ queryEditor, variableEditor }) => ({
    queryEditor,
    variableEditor,
  }));
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor]) editor?.updateOptions({ wordWrap: 'on' });
  }, [queryEditor, variableEditor]);
  return null;
}
