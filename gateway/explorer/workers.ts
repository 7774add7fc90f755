import type { Environment } from 'monaco-editor';
import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/esm/vs/language/json/json.worker.js?worker';
import GraphqlWorker from 'monaco-graphql/esm/graphql.worker.js?worker';

/**
 * Tells Monaco where its three workers are: plain editing, JSON (variables, answers) and GraphQL
 * (completion, checking). GraphiQL's packaged set-up for Vite crashes the dev server, so it is done here.
 * Must run before the page is drawn.
 */
export function setUpWorkers(): void {
  const environment: Environment = {
    getWorker(_id: string, label: string): Worker {
      switch (label) {
        case 'graphql':
          return new GraphqlWorker();
        case 'json':
          return new JsonWorker();
        default:
          return new EditorWorker();
      }
    },
  };
  Object.assign(globalThis, { MonacoEnvironment: environment });
}
