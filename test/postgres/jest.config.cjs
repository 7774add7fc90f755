const base = require('../../jest.config.cjs');

/**
 * The tests of the subgraphs and of the graph, each as it stands, on a real PostgreSQL server in place of SQLite files:
 * npx jest --config test/postgres/jest.config.cjs
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  testMatch: ['<rootDir>/test/subgraphs/**/*.test.ts', '<rootDir>/test/graph/**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/postgres-for-all.ts',
  globalTeardown: '<rootDir>/test/support/postgres-for-none.ts',
  moduleNameMapper: {
    '^(\\.|\\./common)/database/open-database$': '<rootDir>/test/support/postgres-databases.ts',
    '^\\./database/store$': '<rootDir>/test/support/postgres-databases.ts',
  },
};
