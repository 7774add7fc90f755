const base = require('../../jest.config.cjs');

/**
 * The test with another router has a package of its own, which only it needs: test/router/run.mjs installs it first.
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/router/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
