import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import type { ReactElement } from 'react';
import { exampleGroups } from './examples';

/** A panel that lists the example queries by kind of user; a click opens one in a tab of its own. */
export const examplesPlugin: GraphiQLPlugin = {
  title: 'Examples',
  icon: ExamplesIcon,
  content: ExamplesPanel,
};

function ExamplesPanel(): ReactElement {
  const { addTab, changeTab, updateActiveTabValues } = useGraphiQLActions();
  const { queryEditor, tabs } = useGraphiQL(({ queryEditor, tabs }) => ({ queryEditor, tabs }));

  function open(query: string): void {
    const alreadyOpen = tabs.findIndex((tab) => tab.query === query);
    if (alreadyOpen >= 0) return changeTab(alreadyOpen);
    addTab();
    queryEditor?.setValue(query);
    // GraphiQL notes the change a moment later; a double click would open the example twice.
    updateActiveTabValues({ query });
  }

  return (
    <section className="examples" aria-label="Examples">
      <h2 className="examples-title">Examples</h2>
      {exampleGroups.map((group) => (
        <section key={group.folder}>
          <h3>{group.title}</h3>
          <ul>
            {group.examples.map(({ title, query }) => (
              <li key={title}>
                <button type="button" onClick={() => open(query)}>
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function ExamplesIcon(): ReactElement {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      height="1em"
      aria-hidden="true"
    >
      <path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01" strokeLinecap="round" />
    </svg>
  );
}
