import { id, text, whole } from './columns';
import { defineTable, lasting } from './table';

/** One row a database: which load it holds. The load id is new with every load, so that answers can be told apart. */
export const loadState = defineTable({
  name: 'load_state',
  type: 'Load',
  description: 'Which load a database holds.',
  time: lasting,
  columns: {
    id: id('Always `current`.'),
    loadId: text('A random id, new with every load.'),
    digest: text('A digest of the dataset and of the code that read it.'),
    dataset: text('The name of the dataset.'),
    version: text('The version of the dataset.'),
    loadedAt: text('When it was loaded.'),
    facts: whole('How many rows it stored.', { required: true }),
  },
});
