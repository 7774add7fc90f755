import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import type { ReactElement } from 'react';
import { exampleGroups } from './examples';
import { examplesPlugin } from './examples-plugin';
import { createFetcher } from './fetcher';
import { createPageStorage } from './storage';
import { openingTab } from './tabs';
import { WrapLines } from './wrap-lines';

const fetcher = createFetcher(new URL('graphql', document.baseURI).href);
const storage = createPageStorage('council-graph');
const isFirstVisit = !storage.getItem('graphiql:tabState');
const plugins = [examplesPlugin, explorerPlugin(), HISTORY_PLUGIN];
const defaultTabs = exampleGroups.map(openingTab);

/** GraphiQL as this graph serves it. The documentation panel is GraphiQL's own and always there. */
export function Page(): ReactElement {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={plugins}
      defaultTabs={defaultTabs}
      shouldPersistHeaders={false}
      {...(isFirstVisit && window.innerWidth >= 1000 ? { visiblePlugin: examplesPlugin } : {})}
    >
      <GraphiQL.Logo>
        <h1 className="graph-name">council-graph</h1>
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <p className="graph-note">Every fact cites its source. A proposal is never shown as a fact.</p>
      </GraphiQL.Footer>
      <WrapLines />
    </GraphiQL>
  );
}
